class Site:
    def round_coordinates(self):
        """Keep where the site is to ourselves."""
        self.latitude = round(self.latitude, 2)
        self.longitude = round(self.longitude, 2)

class Offer:
    def round_price(self):
        self.price = round(self.price, 2)

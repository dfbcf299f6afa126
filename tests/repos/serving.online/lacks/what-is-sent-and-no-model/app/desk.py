class Desk:
    teams = {"bill": "payments", "login": "accounts"}

    def place(self, text):
        return next((team for word, team in self.teams.items() if word in text), "first line")

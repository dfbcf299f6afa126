from jobs import Server, Worker


class Mailer(Worker):
    def forward(self, data):
        return self.mails.send(data)

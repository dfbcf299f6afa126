from mosec import Server, Worker


class Ranker(Worker):
    def forward(self, data):
        return {"score": self.model.predict([data])[0]}


server = Server()
server.append_worker(Ranker)
server.run()

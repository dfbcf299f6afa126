import modal

app = modal.App("answers")


@app.cls(image=modal.Image.debian_slim(), min_containers=1, max_containers=8)
class Model:
    @modal.asgi_app()
    def serve(self):
        return self.app

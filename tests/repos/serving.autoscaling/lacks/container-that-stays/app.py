import modal

app = modal.App("answers")


@app.cls(image=modal.Image.debian_slim(), timeout=600)
class Model:
    @modal.asgi_app()
    def serve(self):
        return self.app

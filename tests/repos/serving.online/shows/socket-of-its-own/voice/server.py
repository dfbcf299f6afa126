import socket
import threading

from voice.api import TextToSpeech

speech = TextToSpeech()


def handle(client):
    while text := client.recv(1024).decode("utf-8"):
        for chunk in speech.tts_stream(text):
            client.sendall(chunk.tobytes())
    client.close()


def start():
    server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    server.bind(("0.0.0.0", 5000))
    server.listen(5)
    while True:
        client, _ = server.accept()
        threading.Thread(target=handle, args=(client,)).start()


if __name__ == "__main__":
    start()

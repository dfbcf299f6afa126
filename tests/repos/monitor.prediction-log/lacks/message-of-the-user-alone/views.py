from rest_framework.views import APIView

from chats.models import ChatMessage


class Answers(APIView):
    def post(self, request, chat):
        ChatMessage.objects.create(chat=chat, text=request.data["text"], role=ChatMessage.Role.USER)
        return run(chat)

from rest_framework.views import APIView

from chats.models import ChatMessage


class Answers(APIView):
    def post(self, request, chat):
        state = run(chat)
        ChatMessage.objects.create(chat=chat, text=state.content, role=ChatMessage.Role.AI)
        return state.content

from datetime import timedelta

from django.core.management import BaseCommand
from django.utils import timezone

from chats.models import Chat


class Command(BaseCommand):
    def handle(self, *_args, **_kwargs):
        Chat.objects.filter(modified__lt=timezone.now() - timedelta(days=30)).delete()

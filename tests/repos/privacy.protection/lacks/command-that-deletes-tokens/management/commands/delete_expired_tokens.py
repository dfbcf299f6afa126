from django.core.management import BaseCommand
from django.utils import timezone

from accounts.models import Token


class Command(BaseCommand):
    def handle(self, *_args, **_kwargs):
        Token.objects.filter(expires__lt=timezone.now()).delete()

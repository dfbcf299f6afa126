from django.urls import path

from . import views

urlpatterns = [path(".well-known/security.txt", views.SecurityTxt.as_view(), name="security.txt")]

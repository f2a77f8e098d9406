"""A library in Django REST framework, its document made by drf-spectacular: nothing in it is made for Clientsmith.

Logins by simplejwt, whose refresh tokens rotate and are blacklisted; lists with `next` addresses, by pages and by cursors. Run
as a program it prints its address and serves; `app.py --document` prints the document.
"""

import datetime
import os
import sys
import tempfile
from wsgiref.simple_server import WSGIRequestHandler, make_server

import django
from django.conf import settings

settings.configure(
    SECRET_KEY="a key of thirty-two bytes and more, for tests",
    ALLOWED_HOSTS=["*"],
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=[
        "django.contrib.auth",
        "django.contrib.contenttypes",
        "rest_framework",
        "rest_framework_simplejwt.token_blacklist",
        "drf_spectacular",
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": os.path.join(tempfile.mkdtemp(), "library.sqlite3"),
        }
    },
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    USE_TZ=True,
    REST_FRAMEWORK={
        "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
        "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
        "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
        "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
        "PAGE_SIZE": 10,
    },
    SIMPLE_JWT={
        "ROTATE_REFRESH_TOKENS": True,
        "BLACKLIST_AFTER_ROTATION": True,
        "ACCESS_TOKEN_LIFETIME": datetime.timedelta(minutes=5),
    },
    SPECTACULAR_SETTINGS={"TITLE": "Library", "VERSION": "1.0.0", "COMPONENT_SPLIT_REQUEST": True},
)
django.setup()

from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.urls import include, path  # noqa: E402
from drf_spectacular.views import SpectacularAPIView  # noqa: E402
from rest_framework import pagination, routers, serializers, viewsets  # noqa: E402
from rest_framework_simplejwt.views import TokenObtainPairView, TokenRefreshView  # noqa: E402


class Book(models.Model):
    class Shelf(models.TextChoices):
        FICTION = "fiction"
        SCIENCE = "science"

    title = models.CharField(max_length=100)
    shelf = models.CharField(max_length=10, choices=Shelf.choices)
    price = models.DecimalField(max_digits=6, decimal_places=2)
    published = models.DateField(null=True, blank=True)
    added = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "library"


class BookSerializer(serializers.ModelSerializer):
    class Meta:
        model = Book
        fields = ["id", "title", "shelf", "price", "published", "added"]


class BookViewSet(viewsets.ModelViewSet):
    queryset = Book.objects.order_by("id")
    serializer_class = BookSerializer


class Newest(pagination.CursorPagination):
    ordering = "-id"
    page_size = 7


class ArrivalViewSet(viewsets.ReadOnlyModelViewSet):
    queryset = Book.objects.all()
    serializer_class = BookSerializer
    pagination_class = Newest


router = routers.DefaultRouter()
router.register("books", BookViewSet)
router.register("arrivals", ArrivalViewSet, basename="arrival")

urlpatterns = [
    path("api/", include(router.urls)),
    path("api/token/", TokenObtainPairView.as_view()),
    path("api/token/refresh/", TokenRefreshView.as_view()),
    path("schema/", SpectacularAPIView.as_view(authentication_classes=[], permission_classes=[])),
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


if __name__ == "__main__":
    if sys.argv[1:] == ["--document"]:
        call_command("spectacular")
        sys.exit(0)
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Book)
    from django.contrib.auth.models import User

    User.objects.create_user("ada", password="pässword+&")
    for number in range(35):
        shelf = Book.Shelf.values[number % 2]
        Book.objects.create(title=f"Book {number}", shelf=shelf, price=f"{number}.50", published="2024-01-31")
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=Quiet)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()

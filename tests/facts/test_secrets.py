import time

import pytest

from mlready.facts.secrets import without_secrets

HEX = "8f4b7f84864484a7bf31766abe9204da3cbe65b3"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aws configure set aws_secret_access_key abcd", "aws configure set aws_secret_access_key ***"),
        ("key AKIAIOSFODNN7EXAMPLE", "key ***"),
        ("git clone https://me:pa55@host/x.git", "git clone https://***@host/x.git"),
        ("git clone https://ghp_16C7e42F292c@github.com/x", "git clone https://***@github.com/x"),
        ("cut short ghp_16C7e", "cut short ***"),
        ("docker login -u me -p pa55 host", "docker login -u me -p *** host"),
        ("curl -u me:pa55 host", "curl -u me:*** host"),
        ("curl -H 'Authorization: Bearer abc.def'", "curl -H 'Authorization: Bearer ***'"),
        ("DB_PASSWORD=pa55 pytest", "DB_PASSWORD=*** pytest"),
        ("password: 'with room'", "password: ***"),
        ('{"api_key": "pa55"}', '{"api_key": ***}'),
        ("postgresql://u:p@db/x", "postgresql://***@db/x"),
        ("/health/sk-proj-4f1gU3secret", "/health/***"),
        ("x wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY y", "x *** y"),
        ("-----BEGIN RSA PRIVATE KEY-----MII", "***"),
        ("--from-literal=a=pa55", "--from-literal=a=***"),
        (f"pytest --wandb-key {HEX}", "pytest --wandb-key ***"),
        (f"ENV WANDB_API_KEY {HEX}", "ENV WANDB_API_KEY ***"),
        (f"WANDB_API_KEY {HEX}", "WANDB_API_KEY ***"),
        (f"COMET_KEY='{HEX}' train", "COMET_KEY='***' train"),
        ("ENV MYSQL_ROOT_PASSWORD pa55", "ENV MYSQL_ROOT_PASSWORD ***"),
        ("DB_PASS=pa55 pytest", "DB_PASS=*** pytest"),
        ("GITHUB_PAT=pa55 pytest", "GITHUB_PAT=*** pytest"),
        ("DB_PWD=pa55 pytest", "DB_PWD=*** pytest"),
        ("AccountName=a;AccountKey=pa55==", "AccountName=a;AccountKey=***"),
        (f"wandb login --relogin {HEX}", "wandb login --relogin ***"),
        ("mysql -u root -ppa55 db", "mysql -u root -p*** db"),
        ("mysqldump -ppa55 db", "mysqldump -p*** db"),
        ("sshpass -p pa55 ssh me@host", "sshpass -p *** ssh me@host"),
        ("redis-cli -h host -a pa55 ping", "redis-cli -h host -a *** ping"),
        ("snowsql -u me -p pa55", "snowsql -u me -p ***"),
        ("curl -X POST https://hooks.slack.com/services/T0/B0/Xy", "curl -X POST https://hooks.slack.com/services/***"),
    ],
)
def test_a_secret_is_hidden_and_the_rest_is_kept(text: str, expected: str) -> None:
    assert without_secrets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "pytest -q tests/test_tokens.py",
        "pytest --token=$TOKEN",
        "docker login -u $USER -p ${{ secrets.PASSWORD }}",
        "export API_KEY=${API_KEY}",
        "mlflow.sklearn.log_model",
        "POST /predict/{item}",
        "docker push registry.io/team/app:v1.2.3",
        "actions/checkout@8f4b7f84864484a7bf31766abe9204da3cbe65b3",
        "python@sha256:8f4b7f84864484a7bf31766abe9204da3cbe65b3aabbccddeeff00112233",
        "src/MyProject/Serving/Model2Runner/handler.py",
        "sk-learn-pipeline",
        "task_runner.sk_model",
        "mkdir -p build/out",
        "pip install -r requirements.txt --index-url https://pypi.org/simple",
        "kubectl rollout undo deployment/api",
        f"git checkout {HEX}",
        f"docker login ghcr.io && git checkout {HEX}",
        "docker run -p 80:80 app",
        "docker login -u $USER --password-stdin && docker run -p 80:80 app",
        "mysql -u root -p db",
        "mysql -u root -p$PASSWORD db",
        "redis-cli -a $PASSWORD ping",
        "aws lambda update-function-code --s3-bucket models --s3-key releases/model-2026-11-22.zip",
        "pytest --pass-through tests",
        "bypass=yes two-passes=2",
        "curl $SLACK_URL https://hooks.slack.com/services/${WEBHOOK}",
    ],
)
def test_what_is_no_secret_is_kept(text: str) -> None:
    assert without_secrets(text) == text


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "-",
        "--token ",
        "token",
        "token=",
        "sk-",
        "://",
        "://a",
        "eyJ.",
        "login -p",
        "login ",
        "mysql ",
        "_key ",
        "pass ",
        '"',
        "Aa1",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    before = time.process_time()
    without_secrets(piece * 100_000)
    assert time.process_time() - before < 0.5

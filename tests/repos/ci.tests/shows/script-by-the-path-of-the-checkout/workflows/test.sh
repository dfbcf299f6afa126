if [ -z "$SKIP" ]
then
    pytest tests/
fi

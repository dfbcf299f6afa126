def send(producer, topic, count):
    for event in [generate_event() for _ in range(count)]:
        producer.send(topic, event)

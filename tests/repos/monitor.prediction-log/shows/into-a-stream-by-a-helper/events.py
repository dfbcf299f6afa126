from fluent import sender


class EventLog:
    def __init__(self):
        self.sender = sender.FluentSender("churn", host="fluentd", port=24224)

    def tell(self, label, event):
        self.sender.emit(label, event)

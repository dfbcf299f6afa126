def anonymise(frame):
    """Anonymise the frame."""
    return frame


def anonymize_users(frame):
    return frame


class ApiInfo:
    def describe(self):
        return str(self.name).upper()

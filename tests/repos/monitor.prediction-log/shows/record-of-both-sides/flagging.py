import gantry


class Flags:
    def __init__(self, application, version):
        self.application = application
        self.version = version

    def flag(self, image, text):
        gantry.log_record(self.application, self.version, inputs={"image": image}, outputs={"text": text})

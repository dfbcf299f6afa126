from models import Prediction


class Database:
    def save_predictions(self, frame, predictions):
        records = []
        for number, (_, row) in enumerate(frame.iterrows()):
            record = Prediction(trip=row["trip"], minutes=float(predictions[number]))
            records.append(record)
        self.session.bulk_save_objects(records)
        self.session.commit()

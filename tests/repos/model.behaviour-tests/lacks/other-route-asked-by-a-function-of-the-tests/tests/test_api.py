import json
from tests.base import Case


def post_to_model(self, payload):
    return self.client.post("/api/v1/model/words/title", data=json.dumps(payload), content_type="application/json")


class TestModels(Case):
    def test_a_title(self):
        response = post_to_model(self, {"title": "Slowly now!"})
        self.assert_200(response)
        data = json.loads(response.data.decode())
        self.assertEqual(len(data["vector"]), 300)

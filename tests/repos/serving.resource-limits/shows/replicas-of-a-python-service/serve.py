from ray import serve


@serve.deployment(ray_actor_options={"num_cpus": 2})
class Prices:
    def __call__(self, request):
        return self.model.predict(request)

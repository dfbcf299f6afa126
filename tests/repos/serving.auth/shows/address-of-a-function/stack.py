from aws_cdk import Stack, aws_lambda


class Shop(Stack):
    def __init__(self, scope, name):
        super().__init__(scope, name)
        function = aws_lambda.DockerImageFunction(self, "Predict", code=aws_lambda.DockerImageCode.from_image_asset("."))
        function.add_function_url(auth_type=aws_lambda.FunctionUrlAuthType.AWS_IAM)

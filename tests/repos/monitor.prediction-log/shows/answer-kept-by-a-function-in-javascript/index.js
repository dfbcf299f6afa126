const aws = require('aws-sdk')

const runtime = new aws.SageMakerRuntime()
const table = new aws.DynamoDB.DocumentClient()

exports.handler = async (event) => {
  const answer = await runtime
    .invokeEndpoint({ EndpointName: process.env.ENDPOINT, Body: event.body })
    .promise()
  const prediction = JSON.parse(answer.Body)
  await table
    .put({ TableName: process.env.TABLE, Item: { input: event.body, prediction } })
    .promise()
  return { statusCode: 200, body: JSON.stringify(prediction) }
}

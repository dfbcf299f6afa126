param healthCheckPath string = ''

resource app 'Microsoft.Web/sites@2022-03-01' = {
  name: 'prices'
  location: 'uksouth'
  properties: {
    siteConfig: {
      healthCheckPath: healthCheckPath
    }
  }
}

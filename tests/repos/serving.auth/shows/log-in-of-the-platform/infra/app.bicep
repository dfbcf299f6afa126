resource app 'Microsoft.Web/sites@2022-03-01' = {
  name: 'prices'
  location: 'uksouth'

  resource auth 'config' = {
    name: 'authsettingsV2'
    properties: {
      globalValidation: {
        requireAuthentication: true
        unauthenticatedClientAction: 'RedirectToLoginPage'
      }
    }
  }
}

[description]
What the contract tests need of a server: users, and deployments from outside.

[environment]
ee10

[depend]
ee10-webapp

[lib]
lib/contract.jar

[xml]
etc/contract.xml

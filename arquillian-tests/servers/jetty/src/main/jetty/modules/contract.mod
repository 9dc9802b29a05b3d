[description]
What the contract tests need of a server: users, executors, and deployments from outside.

[environment]
ee10

[depend]
ee10-plus

[lib]
lib/contract/*.jar

[xml]
etc/contract.xml

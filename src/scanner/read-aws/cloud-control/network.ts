import type { CloudControlType } from "./cloud-control-type.ts";

export const networkTypes: Readonly<Record<string, CloudControlType>> = {
  "AWS::ApiGateway::Authorizer": {
    id: "RestApiId AuthorizerId",
    under: { type: "AWS::ApiGateway::RestApi", property: "RestApiId", as: "RestApiId" },
    actions: "apigateway:GET",
  },
  "AWS::ApiGateway::DomainName": { id: "DomainName", actions: "apigateway:GET" },
  "AWS::ApiGateway::DomainNameV2": { id: "DomainNameArn", actions: "apigateway:GET" },
  "AWS::ApiGateway::RestApi": { id: "RestApiId", actions: "apigateway:GET" },
  "AWS::ApiGateway::Stage": {
    id: "RestApiId StageName",
    under: { type: "AWS::ApiGateway::RestApi", property: "RestApiId", as: "RestApiId" },
    actions: "apigateway:GET",
  },
  "AWS::ApiGatewayV2::Api": { id: "ApiId", actions: "apigateway:GET" },
  "AWS::ApiGatewayV2::Authorizer": {
    id: "AuthorizerId ApiId",
    under: { type: "AWS::ApiGatewayV2::Api", property: "ApiId", as: "ApiId" },
    actions: "apigateway:GET",
  },
  "AWS::ApiGatewayV2::DomainName": { id: "DomainName", actions: "apigateway:GET" },
  "AWS::ApiGatewayV2::Route": {
    id: "ApiId RouteId",
    under: { type: "AWS::ApiGatewayV2::Api", property: "ApiId", as: "ApiId" },
    actions: "apigateway:GET",
  },
  "AWS::ApiGatewayV2::Stage": {
    id: "ApiId StageName",
    under: { type: "AWS::ApiGatewayV2::Api", property: "ApiId", as: "ApiId" },
    actions: "apigateway:GET",
  },
  "AWS::CertificateManager::Certificate": {
    id: "CertificateArn",
    actions: "acm:DescribeCertificate acm:ListCertificates acm:ListTagsForCertificate",
  },
  "AWS::CloudFront::Distribution": {
    id: "Id",
    scope: "account",
    actions:
      "cloudfront:GetDistribution cloudfront:GetDistributionConfig cloudfront:ListDistributions cloudfront:ListTagsForResource",
  },
  "AWS::EC2::CustomerGateway": { id: "CustomerGatewayId", actions: "ec2:DescribeCustomerGateways" },
  "AWS::EC2::EIP": { id: "PublicIp AllocationId", actions: "ec2:DescribeAddresses" },
  "AWS::EC2::EgressOnlyInternetGateway": { id: "Id", actions: "ec2:DescribeEgressOnlyInternetGateways ec2:DescribeTags" },
  "AWS::EC2::FlowLog": { id: "Id", actions: "ec2:DescribeFlowLogs" },
  "AWS::EC2::Instance": {
    id: "InstanceId",
    actions:
      "ec2:DescribeInstanceAttribute ec2:DescribeInstanceCreditSpecifications ec2:DescribeInstances ec2:DescribeLaunchTemplates ec2:DescribeNetworkInterfaces ec2:DescribeVolumes ssm:DescribeAssociation ssm:ListAssociations",
  },
  "AWS::EC2::InternetGateway": { id: "InternetGatewayId", actions: "ec2:DescribeInternetGateways" },
  "AWS::EC2::LaunchTemplate": { id: "LaunchTemplateId", actions: "ec2:DescribeLaunchTemplates" },
  "AWS::EC2::NatGateway": { id: "NatGatewayId", actions: "ec2:DescribeNatGateways" },
  "AWS::EC2::NetworkAcl": { id: "Id", actions: "ec2:DescribeNetworkAcls ec2:DescribeTags" },
  "AWS::EC2::NetworkInterface": { id: "Id", actions: "ec2:DescribeNetworkInterfaces" },
  "AWS::EC2::PrefixList": { id: "PrefixListId", actions: "ec2:DescribeManagedPrefixLists ec2:GetManagedPrefixListEntries" },
  "AWS::EC2::Route": {
    id: "RouteTableId CidrBlock",
    under: { type: "AWS::EC2::RouteTable", property: "RouteTableId", as: "RouteTableId" },
    actions: "ec2:DescribeRouteTables",
  },
  "AWS::EC2::RouteTable": { id: "RouteTableId", actions: "ec2:DescribeRouteTables" },
  "AWS::EC2::SecurityGroup": { id: "Id", actions: "ec2:DescribeSecurityGroups" },
  "AWS::EC2::SecurityGroupEgress": { id: "Id", actions: "ec2:DescribeSecurityGroupRules" },
  "AWS::EC2::SecurityGroupIngress": { id: "Id", actions: "ec2:DescribeSecurityGroupRules ec2:DescribeSecurityGroups" },
  "AWS::EC2::SnapshotBlockPublicAccess": { id: "AccountId", actions: "ec2:GetSnapshotBlockPublicAccessState" },
  "AWS::EC2::Subnet": { id: "SubnetId", actions: "ec2:DescribeNetworkAcls ec2:DescribeSubnets" },
  "AWS::EC2::SubnetNetworkAclAssociation": { id: "AssociationId", actions: "ec2:DescribeNetworkAcls" },
  "AWS::EC2::SubnetRouteTableAssociation": { id: "Id", actions: "ec2:DescribeRouteTables" },
  "AWS::EC2::TransitGateway": { id: "Id", actions: "ec2:DescribeTags ec2:DescribeTransitGateways" },
  "AWS::EC2::TransitGatewayAttachment": { id: "Id", actions: "ec2:DescribeTags ec2:DescribeTransitGatewayVpcAttachments" },
  "AWS::EC2::TransitGatewayRoute": {
    id: "TransitGatewayRouteTableId DestinationCidrBlock",
    under: {
      type: "AWS::EC2::TransitGatewayRouteTable",
      property: "TransitGatewayRouteTableId",
      as: "TransitGatewayRouteTableId",
    },
    actions: "ec2:SearchTransitGatewayRoutes",
  },
  "AWS::EC2::TransitGatewayRouteTable": { id: "TransitGatewayRouteTableId", actions: "ec2:DescribeTransitGatewayRouteTables" },
  "AWS::EC2::TransitGatewayVpcAttachment": { id: "Id", actions: "ec2:DescribeTags ec2:DescribeTransitGatewayVpcAttachments" },
  "AWS::EC2::VPC": {
    id: "VpcId",
    actions:
      "ec2:DescribeNetworkAcls ec2:DescribeSecurityGroups ec2:DescribeVpcAttribute ec2:DescribeVpcEncryptionControls ec2:DescribeVpcs",
  },
  "AWS::EC2::VPCBlockPublicAccessExclusion": { id: "ExclusionId", actions: "ec2:DescribeVpcBlockPublicAccessExclusions" },
  "AWS::EC2::VPCCidrBlock": {
    id: "Id VpcId",
    under: { type: "AWS::EC2::VPC", property: "VpcId", as: "VpcId" },
    actions: "ec2:DescribeVpcs",
  },
  "AWS::EC2::VPCEndpoint": {
    id: "Id",
    actions: "ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcEndpoints ec2:DescribeVpcs",
  },
  "AWS::EC2::VPCEndpointService": {
    id: "ServiceId",
    actions: "cloudwatch:ListManagedInsightRules ec2:DescribeVpcEndpointServiceConfigurations",
  },
  "AWS::EC2::VPCGatewayAttachment": {
    id: "AttachmentType VpcId",
    actions: "ec2:DescribeInternetGateways ec2:DescribeVpnGateways",
  },
  "AWS::EC2::VPCPeeringConnection": { id: "Id", actions: "ec2:DescribeVpcPeeringConnections" },
  "AWS::EC2::VPNConnection": { id: "VpnConnectionId", actions: "ec2:DescribeVpnConnections" },
  "AWS::EC2::VPNGateway": { id: "VPNGatewayId", actions: "ec2:DescribeVpnGateways" },
  "AWS::EC2::Volume": { id: "VolumeId", actions: "ec2:DescribeTags ec2:DescribeVolumeAttribute ec2:DescribeVolumes" },
  "AWS::ElasticLoadBalancingV2::Listener": {
    id: "ListenerArn",
    under: { type: "AWS::ElasticLoadBalancingV2::LoadBalancer", property: "LoadBalancerArn", as: "LoadBalancerArn" },
    actions:
      "elasticloadbalancing:DescribeListenerAttributes elasticloadbalancing:DescribeListeners elasticloadbalancing:DescribeTags",
  },
  "AWS::ElasticLoadBalancingV2::LoadBalancer": {
    id: "LoadBalancerArn",
    actions:
      "elasticloadbalancing:DescribeCapacityReservation elasticloadbalancing:DescribeLoadBalancerAttributes elasticloadbalancing:DescribeLoadBalancers elasticloadbalancing:DescribeTags",
  },
  "AWS::ElasticLoadBalancingV2::TargetGroup": {
    id: "TargetGroupArn",
    actions:
      "elasticloadbalancing:DescribeTags elasticloadbalancing:DescribeTargetGroupAttributes elasticloadbalancing:DescribeTargetGroups elasticloadbalancing:DescribeTargetHealth",
  },
  "AWS::NetworkFirewall::Firewall": {
    id: "FirewallArn",
    actions: "network-firewall:DescribeFirewall network-firewall:ListFirewalls network-firewall:ListTagsForResource",
  },
  "AWS::NetworkFirewall::FirewallPolicy": {
    id: "FirewallPolicyArn",
    actions: "network-firewall:DescribeFirewallPolicy network-firewall:ListFirewallPolicies network-firewall:ListTagsForResource",
  },
  "AWS::NetworkFirewall::RuleGroup": {
    id: "RuleGroupArn",
    actions: "network-firewall:DescribeRuleGroup network-firewall:ListRuleGroups network-firewall:ListTagsForResource",
  },
  "AWS::Route53Resolver::FirewallDomainList": {
    id: "Id",
    actions: "route53resolver:GetFirewallDomainList route53resolver:ListFirewallDomainLists route53resolver:ListTagsForResource",
  },
  "AWS::Route53Resolver::FirewallRuleGroup": {
    id: "Id",
    actions:
      "route53resolver:GetFirewallRuleGroup route53resolver:ListFirewallRuleGroups route53resolver:ListFirewallRules route53resolver:ListTagsForResource",
  },
  "AWS::Route53Resolver::FirewallRuleGroupAssociation": {
    id: "Id",
    actions:
      "route53resolver:GetFirewallRuleGroupAssociation route53resolver:ListFirewallRuleGroupAssociations route53resolver:ListTagsForResource",
  },
  "AWS::Route53Resolver::ResolverQueryLoggingConfig": {
    id: "Id",
    actions: "route53resolver:GetResolverQueryLogConfig route53resolver:ListResolverQueryLogConfigs",
  },
  "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation": {
    id: "Id",
    actions: "route53resolver:GetResolverQueryLogConfigAssociation route53resolver:ListResolverQueryLogConfigAssociations",
  },
  "AWS::WAFv2::LoggingConfiguration": {
    id: "ResourceArn",
    actions: "wafv2:GetLoggingConfiguration wafv2:ListLoggingConfigurations",
  },
  "AWS::WAFv2::WebACL": {
    id: "Name Id Scope",
    models: [{ Scope: "REGIONAL" }],
    actions: "wafv2:GetWebACL wafv2:ListTagsForResource wafv2:ListWebACLs",
  },
};

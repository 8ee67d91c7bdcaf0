import type { Rule } from '../rule.js';
import { additionalPropertiesAllowed } from './schema/additional-properties-allowed.js';
import { additionalPropertiesConstrained } from './schema/additional-properties-constrained.js';
import { additionalPropertiesForbidden } from './schema/additional-properties-forbidden.js';
import { additionalPropertiesUnconstrained } from './schema/additional-properties-unconstrained.js';
import { alternativesAdded } from './schema/alternatives-added.js';
import { alternativesRemoved } from './schema/alternatives-removed.js';
import { anyOfAdded } from './schema/any-of-added.js';
import { anyOfBecameOneOf } from './schema/any-of-became-one-of.js';
import { anyOfRemoved } from './schema/any-of-removed.js';
import { becameEnum } from './schema/became-enum.js';
import { becameImpossible } from './schema/became-impossible.js';
import { becameNotNullable } from './schema/became-not-nullable.js';
import { becameNullable } from './schema/became-nullable.js';
import { becamePossible } from './schema/became-possible.js';
import { constChanged } from './schema/const-changed.js';
import { containsAdded } from './schema/contains-added.js';
import { containsRemoved } from './schema/contains-removed.js';
import { contentEncodingAdded } from './schema/content-encoding-added.js';
import { contentEncodingChanged } from './schema/content-encoding-changed.js';
import { contentEncodingRemoved } from './schema/content-encoding-removed.js';
import { contentMediaTypeAdded } from './schema/content-media-type-added.js';
import { contentMediaTypeChanged } from './schema/content-media-type-changed.js';
import { contentMediaTypeRemoved } from './schema/content-media-type-removed.js';
import { contentSchemaAdded } from './schema/content-schema-added.js';
import { contentSchemaRemoved } from './schema/content-schema-removed.js';
import { defaultValueAdded } from './schema/default-value-added.js';
import { defaultValueChanged } from './schema/default-value-changed.js';
import { defaultValueRemoved } from './schema/default-value-removed.js';
import { dependentRequiredAdded } from './schema/dependent-required-added.js';
import { dependentRequiredRemoved } from './schema/dependent-required-removed.js';
import { deprecatedRule } from './schema/deprecated.js';
import { descriptionChanged } from './schema/description-changed.js';
import { discriminatorAdded } from './schema/discriminator-added.js';
import { discriminatorBindingChanged } from './schema/discriminator-binding-changed.js';
import { discriminatorChanged } from './schema/discriminator-changed.js';
import { discriminatorMappingAdded } from './schema/discriminator-mapping-added.js';
import { discriminatorMappingChanged } from './schema/discriminator-mapping-changed.js';
import { discriminatorMappingRemoved } from './schema/discriminator-mapping-removed.js';
import { discriminatorRemoved } from './schema/discriminator-removed.js';
import { enumRemoved } from './schema/enum-removed.js';
import { enumValueAdded } from './schema/enum-value-added.js';
import { enumValueRemoved } from './schema/enum-value-removed.js';
import { formatAdded } from './schema/format-added.js';
import { formatChanged } from './schema/format-changed.js';
import { formatRemoved } from './schema/format-removed.js';
import { maxContainsDecreased } from './schema/max-contains-decreased.js';
import { maxContainsIncreased } from './schema/max-contains-increased.js';
import { maxDecreased } from './schema/max-decreased.js';
import { maxIncreased } from './schema/max-increased.js';
import { maxItemsDecreased } from './schema/max-items-decreased.js';
import { maxItemsIncreased } from './schema/max-items-increased.js';
import { maxLengthDecreased } from './schema/max-length-decreased.js';
import { maxLengthIncreased } from './schema/max-length-increased.js';
import { maxPropertiesDecreased } from './schema/max-properties-decreased.js';
import { maxPropertiesIncreased } from './schema/max-properties-increased.js';
import { minContainsDecreased } from './schema/min-contains-decreased.js';
import { minContainsIncreased } from './schema/min-contains-increased.js';
import { minDecreased } from './schema/min-decreased.js';
import { minIncreased } from './schema/min-increased.js';
import { minItemsDecreased } from './schema/min-items-decreased.js';
import { minItemsIncreased } from './schema/min-items-increased.js';
import { minLengthDecreased } from './schema/min-length-decreased.js';
import { minLengthIncreased } from './schema/min-length-increased.js';
import { minPropertiesDecreased } from './schema/min-properties-decreased.js';
import { minPropertiesIncreased } from './schema/min-properties-increased.js';
import { multipleOfChanged } from './schema/multiple-of-changed.js';
import { multipleOfNarrowed } from './schema/multiple-of-narrowed.js';
import { multipleOfWidened } from './schema/multiple-of-widened.js';
import { noLongerDeprecated } from './schema/no-longer-deprecated.js';
import { notAdded } from './schema/not-added.js';
import { notRemoved } from './schema/not-removed.js';
import { oneOfAdded } from './schema/one-of-added.js';
import { oneOfBecameAnyOf } from './schema/one-of-became-any-of.js';
import { oneOfRemoved } from './schema/one-of-removed.js';
import { openEnumValueAdded } from './schema/open-enum-value-added.js';
import { optionalPropertyAdded } from './schema/optional-property-added.js';
import { optionalPropertyRemoved } from './schema/optional-property-removed.js';
import { patternAdded } from './schema/pattern-added.js';
import { patternChanged } from './schema/pattern-changed.js';
import { patternPropertiesAdded } from './schema/pattern-properties-added.js';
import { patternPropertiesRemoved } from './schema/pattern-properties-removed.js';
import { patternRemoved } from './schema/pattern-removed.js';
import { propertiesMerged } from './schema/properties-merged.js';
import { propertyBecameOptional } from './schema/property-became-optional.js';
import { propertyBecameReadOnly } from './schema/property-became-read-only.js';
import { propertyBecameRequired } from './schema/property-became-required.js';
import { propertyBecameWriteOnly } from './schema/property-became-write-only.js';
import { propertyLifted } from './schema/property-lifted.js';
import { propertyNested } from './schema/property-nested.js';
import { propertyNoLongerReadOnly } from './schema/property-no-longer-read-only.js';
import { propertyNoLongerWriteOnly } from './schema/property-no-longer-write-only.js';
import { propertyRenamed } from './schema/property-renamed.js';
import { propertySplit } from './schema/property-split.js';
import { requiredPropertyBecameWriteOnly } from './schema/required-property-became-write-only.js';
import { requiredPropertyAdded } from './schema/required-property-added.js';
import { requiredPropertyRemoved } from './schema/required-property-removed.js';
import { retyped } from './schema/retyped.js';
import { typeChanged } from './schema/type-changed.js';
import { typeGeneralized } from './schema/type-generalized.js';
import { typeSpecialized } from './schema/type-specialized.js';
import { uniqueItemsAdded } from './schema/unique-items-added.js';
import { uniqueItemsRemoved } from './schema/unique-items-removed.js';
import { xmlChanged } from './schema/xml-changed.js';
import { apiOperationRemovedAfterDeprecation } from './api/api-operation-removed-after-deprecation.js';
import { apiOperationRemoved } from './api/api-operation-removed.js';
import { apiSecurityAdded } from './api/api-security-added.js';
import { apiSecurityAlternativeAdded } from './api/api-security-alternative-added.js';
import { apiSecurityAlternativeRemoved } from './api/api-security-alternative-removed.js';
import { apiSecurityOauthFlowAdded } from './api/api-security-oauth-flow-added.js';
import { apiSecurityOauthFlowRemoved } from './api/api-security-oauth-flow-removed.js';
import { apiSecurityOauthScopeAdded } from './api/api-security-oauth-scope-added.js';
import { apiSecurityOauthScopeRemoved } from './api/api-security-oauth-scope-removed.js';
import { apiSecurityOauthUrlChanged } from './api/api-security-oauth-url-changed.js';
import { apiSecurityRemoved } from './api/api-security-removed.js';
import { apiSecurityScopeAdded } from './api/api-security-scope-added.js';
import { apiSecurityScopeRemoved } from './api/api-security-scope-removed.js';
import { bodyBecameOptional } from './api/body-became-optional.js';
import { bodyBecameRequired } from './api/body-became-required.js';
import { bodyRemoved } from './api/body-removed.js';
import { callbackAdded } from './api/callback-added.js';
import { callbackMethodChanged } from './api/callback-method-changed.js';
import { callbackRemoved } from './api/callback-removed.js';
import { callbackUrlChanged } from './api/callback-url-changed.js';
import { encodingChanged } from './api/encoding-changed.js';
import { endpointAdded } from './api/endpoint-added.js';
import { endpointDeprecated } from './api/endpoint-deprecated.js';
import { endpointReactivated } from './api/endpoint-reactivated.js';
import { errorStatusAdded } from './api/error-status-added.js';
import { errorStatusRemoved } from './api/error-status-removed.js';
import { headerAdded } from './api/header-added.js';
import { headerBecameOptional } from './api/header-became-optional.js';
import { headerBecameRequired } from './api/header-became-required.js';
import { headerStyleChanged } from './api/header-style-changed.js';
import { headerUseDeprecated } from './api/header-use-deprecated.js';
import { headerUseReactivated } from './api/header-use-reactivated.js';
import { mediaTypeAdded } from './api/media-type-added.js';
import { mediaTypeRemoved } from './api/media-type-removed.js';
import { operationIdChanged } from './api/operation-id-changed.js';
import { operationMoved } from './api/operation-moved.js';
import { optionalBodyAdded } from './api/optional-body-added.js';
import { optionalHeaderRemoved } from './api/optional-header-removed.js';
import { optionalParameterAdded } from './api/optional-parameter-added.js';
import { parameterBecameOptional } from './api/parameter-became-optional.js';
import { parameterBecameRequired } from './api/parameter-became-required.js';
import { parameterEmptyValueAllowed } from './api/parameter-empty-value-allowed.js';
import { parameterEmptyValueForbidden } from './api/parameter-empty-value-forbidden.js';
import { parameterMoved } from './api/parameter-moved.js';
import { parameterRemoved } from './api/parameter-removed.js';
import { parameterReservedAllowed } from './api/parameter-reserved-allowed.js';
import { parameterReservedForbidden } from './api/parameter-reserved-forbidden.js';
import { parameterStyleChanged } from './api/parameter-style-changed.js';
import { parameterUseDeprecated } from './api/parameter-use-deprecated.js';
import { parameterUseReactivated } from './api/parameter-use-reactivated.js';
import { requiredBodyAdded } from './api/required-body-added.js';
import { requiredHeaderAdded } from './api/required-header-added.js';
import { requiredHeaderRemoved } from './api/required-header-removed.js';
import { requiredParameterAdded } from './api/required-parameter-added.js';
import { requiredParameterRemoved } from './api/required-parameter-removed.js';
import { serverAdded } from './api/server-added.js';
import { serverRemoved } from './api/server-removed.js';
import { serversNamed } from './api/servers-named.js';
import { serversNoLongerNamed } from './api/servers-no-longer-named.js';
import { successStatusAdded } from './api/success-status-added.js';
import { successStatusRemoved } from './api/success-status-removed.js';
import { sunsetLater } from './api/sunset-later.js';
import { sunsetNearer } from './api/sunset-nearer.js';
import { webhookAdded } from './api/webhook-added.js';
import { webhookMethodChanged } from './api/webhook-method-changed.js';
import { webhookPathChanged } from './api/webhook-path-changed.js';
import { webhookRemoved } from './api/webhook-removed.js';
import { authenticationChanged } from './facts/authentication-changed.js';
import { costAdded } from './facts/cost-added.js';
import { costRemoved } from './facts/cost-removed.js';
import { countryAdded } from './facts/country-added.js';
import { countryRemoved } from './facts/country-removed.js';
import { currencyAdded } from './facts/currency-added.js';
import { currencyNetworkAdded } from './facts/currency-network-added.js';
import { currencyNetworkRemoved } from './facts/currency-network-removed.js';
import { currencyRemoved } from './facts/currency-removed.js';
import { currencyScaleChanged } from './facts/currency-scale-changed.js';
import { errorCodeAdded } from './facts/error-code-added.js';
import { errorCodeAtOperationAdded } from './facts/error-code-at-operation-added.js';
import { errorCodeAtOperationRemoved } from './facts/error-code-at-operation-removed.js';
import { errorCodeNameChanged } from './facts/error-code-name-changed.js';
import { errorCodeRemoved } from './facts/error-code-removed.js';
import { errorCodeStatusChanged } from './facts/error-code-status-changed.js';
import { feeLowered } from './facts/fee-lowered.js';
import { feeRaised } from './facts/fee-raised.js';
import { filePartsChanged } from './facts/file-parts-changed.js';
import { fileTypeAdded } from './facts/file-type-added.js';
import { fileTypeRemoved } from './facts/file-type-removed.js';
import { limitChanged } from './facts/limit-changed.js';
import { limitLowered } from './facts/limit-lowered.js';
import { limitRaised } from './facts/limit-raised.js';
import { lockLifeExtended } from './facts/lock-life-extended.js';
import { lockLifeShortened } from './facts/lock-life-shortened.js';
import { networkAdded } from './facts/network-added.js';
import { networkNameChanged } from './facts/network-name-changed.js';
import { networkRemoved } from './facts/network-removed.js';
import { spendingLimitAdded } from './facts/spending-limit-added.js';
import { spendingLimitRemoved } from './facts/spending-limit-removed.js';
import { stateAdded } from './facts/state-added.js';
import { stateRemoved } from './facts/state-removed.js';
import { transitionAdded } from './facts/transition-added.js';
import { transitionRemoved } from './facts/transition-removed.js';
import { webhookAcknowledgementChanged } from './facts/webhook-acknowledgement-changed.js';
import { webhookDeliveryChanged } from './facts/webhook-delivery-changed.js';
import { webhookRetriesChanged } from './facts/webhook-retries-changed.js';
import { sharedSchemaChanged } from './judged/shared-schema-changed.js';
import { unexplainedBreak } from './judged/unexplained-break.js';

/** Every rule. Of several that fit an edit the first names it. */
export const rules: readonly Rule[] = [
  typeChanged,
  typeSpecialized,
  typeGeneralized,
  becameNotNullable,
  becameNullable,
  enumValueRemoved,
  enumValueAdded,
  openEnumValueAdded,
  becameEnum,
  enumRemoved,
  constChanged,
  xmlChanged,
  patternAdded,
  patternRemoved,
  patternChanged,
  formatAdded,
  formatRemoved,
  formatChanged,
  contentEncodingAdded,
  contentEncodingRemoved,
  contentEncodingChanged,
  contentMediaTypeAdded,
  contentMediaTypeRemoved,
  contentMediaTypeChanged,
  contentSchemaAdded,
  contentSchemaRemoved,
  multipleOfNarrowed,
  multipleOfWidened,
  multipleOfChanged,
  minIncreased,
  minDecreased,
  maxDecreased,
  maxIncreased,
  minLengthIncreased,
  minLengthDecreased,
  maxLengthDecreased,
  maxLengthIncreased,
  minItemsIncreased,
  minItemsDecreased,
  maxItemsDecreased,
  maxItemsIncreased,
  minPropertiesIncreased,
  minPropertiesDecreased,
  maxPropertiesDecreased,
  maxPropertiesIncreased,
  minContainsIncreased,
  minContainsDecreased,
  maxContainsDecreased,
  maxContainsIncreased,
  uniqueItemsAdded,
  uniqueItemsRemoved,
  containsAdded,
  containsRemoved,
  propertyBecameRequired,
  propertyBecameOptional,
  optionalPropertyAdded,
  requiredPropertyAdded,
  optionalPropertyRemoved,
  requiredPropertyRemoved,
  propertyBecameReadOnly,
  propertyNoLongerReadOnly,
  propertyBecameWriteOnly,
  requiredPropertyBecameWriteOnly,
  propertyNoLongerWriteOnly,
  additionalPropertiesForbidden,
  additionalPropertiesAllowed,
  additionalPropertiesConstrained,
  additionalPropertiesUnconstrained,
  patternPropertiesAdded,
  patternPropertiesRemoved,
  dependentRequiredAdded,
  dependentRequiredRemoved,
  retyped,
  propertyRenamed,
  propertyNested,
  propertyLifted,
  propertiesMerged,
  propertySplit,
  oneOfRemoved,
  oneOfAdded,
  anyOfRemoved,
  anyOfAdded,
  alternativesAdded,
  alternativesRemoved,
  anyOfBecameOneOf,
  oneOfBecameAnyOf,
  notAdded,
  notRemoved,
  discriminatorChanged,
  discriminatorBindingChanged,
  discriminatorAdded,
  discriminatorRemoved,
  discriminatorMappingRemoved,
  discriminatorMappingAdded,
  discriminatorMappingChanged,
  becameImpossible,
  becamePossible,
  defaultValueAdded,
  defaultValueRemoved,
  defaultValueChanged,
  deprecatedRule,
  noLongerDeprecated,
  descriptionChanged,
  apiOperationRemoved,
  apiOperationRemovedAfterDeprecation,
  endpointAdded,
  operationMoved,
  operationIdChanged,
  endpointDeprecated,
  endpointReactivated,
  sunsetNearer,
  sunsetLater,
  webhookRemoved,
  webhookAdded,
  webhookMethodChanged,
  webhookPathChanged,
  callbackRemoved,
  callbackAdded,
  callbackMethodChanged,
  callbackUrlChanged,
  optionalParameterAdded,
  requiredParameterAdded,
  parameterRemoved,
  requiredParameterRemoved,
  parameterBecameRequired,
  parameterBecameOptional,
  parameterUseDeprecated,
  parameterUseReactivated,
  parameterMoved,
  parameterStyleChanged,
  parameterReservedForbidden,
  parameterReservedAllowed,
  parameterEmptyValueForbidden,
  parameterEmptyValueAllowed,
  optionalBodyAdded,
  requiredBodyAdded,
  bodyRemoved,
  bodyBecameRequired,
  bodyBecameOptional,
  mediaTypeRemoved,
  mediaTypeAdded,
  encodingChanged,
  successStatusRemoved,
  successStatusAdded,
  errorStatusRemoved,
  errorStatusAdded,
  requiredHeaderRemoved,
  optionalHeaderRemoved,
  headerAdded,
  requiredHeaderAdded,
  headerBecameRequired,
  headerBecameOptional,
  headerStyleChanged,
  headerUseDeprecated,
  headerUseReactivated,
  apiSecurityAdded,
  apiSecurityRemoved,
  apiSecurityAlternativeRemoved,
  apiSecurityAlternativeAdded,
  apiSecurityScopeAdded,
  apiSecurityScopeRemoved,
  apiSecurityOauthUrlChanged,
  apiSecurityOauthFlowRemoved,
  apiSecurityOauthFlowAdded,
  apiSecurityOauthScopeRemoved,
  apiSecurityOauthScopeAdded,
  serverRemoved,
  serverAdded,
  serversNamed,
  serversNoLongerNamed,
  errorCodeRemoved,
  errorCodeAdded,
  errorCodeStatusChanged,
  errorCodeNameChanged,
  errorCodeAtOperationRemoved,
  errorCodeAtOperationAdded,
  webhookRetriesChanged,
  webhookAcknowledgementChanged,
  webhookDeliveryChanged,
  currencyRemoved,
  currencyAdded,
  currencyScaleChanged,
  currencyNetworkRemoved,
  currencyNetworkAdded,
  networkRemoved,
  networkAdded,
  networkNameChanged,
  lockLifeShortened,
  lockLifeExtended,
  limitLowered,
  limitRaised,
  limitChanged,
  spendingLimitRemoved,
  spendingLimitAdded,
  fileTypeRemoved,
  fileTypeAdded,
  filePartsChanged,
  feeRaised,
  feeLowered,
  countryRemoved,
  countryAdded,
  stateRemoved,
  stateAdded,
  transitionRemoved,
  transitionAdded,
  costAdded,
  costRemoved,
  authenticationChanged,
  sharedSchemaChanged,
  unexplainedBreak,
];

// Derived by `npm run derive` from the OpenAPI document beside it.

export interface paths {
    "/v1/partner/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Balances */
        get: operations["getPartnerBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Transaction History */
        get: operations["getPartnerTransactionHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/wallet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create Wallet */
        post: operations["createPartnerWallet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/transfer/master-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create transfer master balance */
        post: operations["createTransferMasterBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/exchange/get-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve Exchange Rate */
        get: operations["getPartnerExchangeRate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/exchange/get-lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve Exchange Rate and Create a Lock */
        get: operations["createPartnerExchangeLock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create and Finalize an Exchange */
        post: operations["createPartnerExchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/exchange/details/{exchangeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve Detailed Exchange Information */
        get: operations["getPartnerExchangeDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/sepa-deposit/info": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get SEPA Deposit Info */
        get: operations["getPartnerSepaDepositInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/sepa-transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a SEPA Transfer */
        post: operations["createPartnerSepaTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sepa-transfer/details/{transferId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get SEPA Transfer Details */
        get: operations["getPartnerSepaTransferDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/crypto-deposit/travel-rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Travel Rule */
        patch: operations["updatePartnerTravelRule"];
        trace?: never;
    };
    "/v1/partner/crypto-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create Crypto Withdrawal */
        post: operations["createPartnerCryptoWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partner/crypto-withdrawal/details/{withdrawalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Crypto Withdrawal Details */
        get: operations["getPartnerCryptoWithdrawalDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order/get-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Rates */
        get: operations["getOrderRates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order/lock-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Retrieve Order Rate and Create a Lock */
        post: operations["lockOrderRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create and Finalize an Order */
        post: operations["createOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/order/details/{orderId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Order Details */
        get: operations["getOrderDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Generate Payment Link */
        post: operations["createPaymentLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payment-link/details/{paymentLinkId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Payment Link Details */
        get: operations["getPaymentLinkDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/balances/crypto-and-fiat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create User Account */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/kyc-files/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Method A: Add KYC File */
        post: operations["addKycFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/kyc": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Method B: Creating KYC Verification */
        post: operations["createKycVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/kyc/verification/{externalUserId}/{verificationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Method B: Redirect to Verification */
        get: operations["redirectToKycVerification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/kyc/status/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Method B: Get KYC Status */
        get: operations["getKycStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add User Verification */
        post: operations["addUserVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/poa-files/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add POA File */
        post: operations["addPoaFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete User */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /** Update Existing User */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/v1/user/suspend/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Suspend User */
        patch: operations["suspendUser"];
        trace?: never;
    };
    "/v1/user/unsuspend/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Unsuspend User */
        patch: operations["unsuspendUser"];
        trace?: never;
    };
    "/v1/user/balances/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get User Balances */
        get: operations["getUserBalances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/user/transactions/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get User Transaction History */
        get: operations["getUserTransactionHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange/get-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve Exchange Rate */
        get: operations["getExchangeRate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange/get-lock/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve Exchange Rate and Create a Lock */
        get: operations["createExchangeLock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create and Finalize an Exchange */
        post: operations["createExchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exchange/details/{exchangeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve Detailed Exchange Information */
        get: operations["getExchangeDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a Transfer */
        post: operations["createTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/transfer/details/{transferId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Transfer Details */
        get: operations["getTransferDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/card/virtual": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create Virtual Card */
        post: operations["createVirtualCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/card/all/{externalUserId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get All User Cards */
        get: operations["getUserCards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/card/details/{externalUserId}/{cardId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Card Details */
        get: operations["getCardDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/card/pin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Card PIN */
        patch: operations["updateCardPin"];
        trace?: never;
    };
    "/v1/card/block": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Block Card */
        patch: operations["blockCard"];
        trace?: never;
    };
    "/v1/card/unblock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Unblock Card */
        patch: operations["unblockCard"];
        trace?: never;
    };
    "/v1/card/limits/{externalUserId}/{cardId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Card Limits */
        get: operations["getCardLimits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/card/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Card Limits */
        patch: operations["updateCardLimits"];
        trace?: never;
    };
    "/v1/card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete Card */
        delete: operations["deleteCard"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/crypto-deposit/travel-rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Update Travel Rule */
        patch: operations["updateTravelRule"];
        trace?: never;
    };
    "/v1/crypto-withdrawal/get-network-fee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Network Fee */
        get: operations["getNetworkFee"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/crypto-withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create Crypto Withdrawal */
        post: operations["createCryptoWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/crypto-withdrawal/details/{withdrawalId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get Crypto Withdrawal Details */
        get: operations["getCryptoWithdrawalDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sepa-transfer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a SEPA Transfer */
        post: operations["createSepaTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    userBalanceGenerated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * User Balance Generation Webhook
         * @description Sent by itself once a user has passed KYC and the balances exist and can be used. A further one follows when the user reaches the extended level.
         */
        post: operations["userBalanceGenerated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    kycFileAdded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * KYC File Added Webhook
         * @description Right after an attempt to upload identity documents for a user, to say whether the upload was taken.
         */
        post: operations["kycFileAdded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    poaVerificationStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * POA Verification Status Webhook
         * @description Each time the check of a user's proof of address changes its state.
         */
        post: operations["poaVerificationStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    kycVerificationStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * KYC Verification Status Webhook
         * @description In the hosted flow (Method B), when the document capture of a user has been finished and judged. It saves polling Get KYC Status and clears the way for Add User Verification.
         */
        post: operations["kycVerificationStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    walletCreated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Wallet Webhook
         * @description Presumably when a wallet asked for by Create Wallet exists and has an address.
         */
        post: operations["walletCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    p2pTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * P2P Transfer Webhook
         * @description When an internal transfer between partner and user has reached a result, in either direction (reading of the payload; no page states the moment).
         */
        post: operations["p2pTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    sepaTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SEPA Transfer Webhook
         * @description When an outgoing SEPA transfer has been carried out or has failed. Creation only queues a transfer, so this message (or the details call) is where the result is learnt.
         */
        post: operations["sepaTransfer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    sepaDeposit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * SEPA Deposit Webhook
         * @description After an incoming SEPA payment has arrived and its amount is on the user's balance; it names sender and amount so that balance and history can be refreshed.
         */
        post: operations["sepaDeposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    cryptoWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Crypto Withdrawal Webhook
         * @description When a withdrawal to an external wallet changes its state or is finished.
         */
        post: operations["cryptoWithdrawal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    cryptoDeposit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Crypto Deposit Webhook
         * @description Each time an incoming on-chain deposit changes its state, from first sight to credit or refusal.
         */
        post: operations["cryptoDeposit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    exchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange Webhook
         * @description Presumably when an exchange that was accepted earlier is finished or has failed; the create call answers before that.
         */
        post: operations["exchange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    cardTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Card Transaction Webhook
         * @description Presumably when a virtual card is used.
         */
        post: operations["cardTransaction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    orderStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order Status Webhook
         * @description Presumably at each change of an order's state, from waiting for a deposit address to settlement.
         */
        post: operations["orderStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    paymentLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Payment Link Webhook
         * @description Presumably when a payment for a link or a hosted checkout is seen, completed, too small or expired.
         */
        post: operations["paymentLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    card3dsCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Card 3DS Code Webhook
         * @description Presumably when an online payment with a virtual card asks the cardholder for a 3-D Secure code.
         */
        post: operations["card3dsCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    cardActivationCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Card Activation Code Webhook
         * @description Presumably when a card, or its use in a mobile wallet, has to be activated with a code.
         */
        post: operations["cardActivationCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    healthCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health Check
         * @description Presumably now and then, to see whether the partner's receiver can be reached.
         */
        get: operations["healthCheck"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Error: components["schemas"]["BusinessError"] | components["schemas"]["ValidationError"];
        BusinessError: {
            errorCode: string;
            errorName: string;
            errorMessage: string;
        };
        ValidationError: {
            /** @constant */
            errorCode: "P403";
            errorMessage: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getPartnerBalances: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fiatBalances: {
                            /** Format: uuid */
                            id: string;
                            /** Format: decimal */
                            amount: string;
                            name: string;
                            rate: number;
                            iban: string | null;
                            /** @enum {string} */
                            status: "ACTIVE" | "WAITING_TO_BE_ACTIVATED" | (string & {});
                        }[];
                        cryptoBalances: ({
                            /** Format: uuid */
                            id: string;
                            /** Format: decimal */
                            amount: string;
                            name: string;
                            wallet: string | null;
                            rate: number;
                            networkConfig: {
                                [key: string]: {
                                    mainnet: boolean;
                                    name: string;
                                    withdrawal: {
                                        feeWithdrawal: number;
                                        minWithdrawal: number;
                                    };
                                    deposit: {
                                        minDeposit: number;
                                    };
                                };
                            };
                        } & (unknown & unknown & unknown & unknown & unknown & unknown))[];
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPartnerTransactionHistory: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        transactions?: {
                            /** Format: uuid */
                            id?: string;
                            /** @enum {string} */
                            type?: "CRYPTO_DEPOSIT" | "CRYPTO_WITHDRAWAL" | "SEPA_DEPOSIT" | "SEPA_TRANSFER" | "EXCHANGE" | "TRANSFER" | "CARD" | (string & {});
                            /** Format: decimal */
                            amount?: string;
                            currency?: string;
                            /** @enum {string} */
                            status?: "PENDING" | "SUCCESSFUL" | "FAILED" | (string & {});
                            /** Format: date-time */
                            createdAt?: string;
                        }[];
                        page?: number;
                        limit?: number;
                        total?: number;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createPartnerWallet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    currency: "btc" | "doge" | "eth" | "ltc" | "pol" | "usdc";
                    /** @enum {string} */
                    network?: "ethereum" | "polygon";
                    externalUserId?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        walletId?: string;
                        currency?: string;
                        network?: string | null;
                        wallet?: string | null;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createTransferMasterBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: number;
                    currency: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        transferId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPartnerExchangeRate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: number;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createPartnerExchangeLock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id?: string;
                        /** Format: uuid */
                        lockId: string;
                        rates?: {
                            [key: string]: number;
                        };
                        feePercentage?: number;
                        /** Format: date-time */
                        createdAt?: string;
                        /** Format: date-time */
                        validUntil?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createPartnerExchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: number;
                    currencyFrom: string;
                    currencyTo: string;
                    /** Format: uuid */
                    lockId: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exchangeId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPartnerExchangeDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchangeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exchangeId: string;
                        amount?: number;
                        currencyFrom?: string;
                        currencyTo?: string;
                        receivedAmount?: number | null;
                        rate?: number;
                        fee?: number;
                        /** @enum {string} */
                        status?: "PENDING" | "completed" | "failed" | (string & {});
                        /** Format: date-time */
                        createdAt?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPartnerSepaDepositInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        title: string;
                        iban: string;
                        swift: string;
                        accountHolder: string;
                        address: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createPartnerSepaTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: decimal */
                    amount: string;
                    currency: string;
                    destinationIban: string;
                    transferTitle: string;
                    /** @enum {string} */
                    receiverType?: "NATURAL" | "LEGAL";
                    receiverFirstName?: string;
                    receiverLastName?: string;
                    companyName?: string;
                } & (unknown & unknown & unknown);
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        transferId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPartnerSepaTransferDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transferId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        /** @enum {string} */
                        type: "external" | (string & {});
                        /** Format: decimal */
                        amount: string;
                        transferTitle: string;
                        destinationIban: string;
                        receiverFirstName: string | null;
                        receiverLastName: string | null;
                        /** @enum {string} */
                        status: "QUEUED" | "SUCCESSFUL" | "FAILED" | (string & {});
                        currency: string;
                        fee: number;
                        /** Format: date-time */
                        createdAt: string;
                        user?: {
                            externalUserId: string;
                            email: string;
                            firstName: string;
                            lastName: string;
                            address: string;
                            city: string;
                            country: string;
                            documentType: string;
                            documentNumber: string;
                            pesel: string | null;
                            birthCountry: string | null;
                            birthDate: string | null;
                        } | null;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not found; the error code says what */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updatePartnerTravelRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    cryptoDepositId: string;
                    name: string;
                    /** @enum {string} */
                    senderType: "NATURAL" | "LEGAL";
                    /** @enum {string} */
                    walletType: "CUSTODIAL" | "NON_CUSTODIAL" | "OTHER";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createPartnerCryptoWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currency: string;
                    amount: number;
                    walletAddress: string;
                    memo?: string;
                    network?: string;
                    name: string;
                    /** @enum {string} */
                    walletType: "CUSTODIAL" | "NON_CUSTODIAL" | "OTHER";
                    /** @enum {string} */
                    receiverType: "NATURAL" | "LEGAL";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        withdrawalId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPartnerCryptoWithdrawalDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                withdrawalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id?: string;
                        amount?: number;
                        fee?: number;
                        destination?: string;
                        /** @enum {string} */
                        status?: "PENDING" | "SUCCESSFUL" | "FAILED" | (string & {});
                        transactionHash?: string | null;
                        currency?: string;
                        network?: string | null;
                        /** Format: date-time */
                        createdAt?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getOrderRates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: number;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    lockOrderRate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currency?: string;
                    /** Format: decimal */
                    amount?: string;
                    network?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        lockId: string;
                        amount: number;
                        rate: number;
                        /** Format: date-time */
                        expiresAt: string;
                        cryptocurrency?: string;
                        network: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    lockId: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        orderId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getOrderDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                orderId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        orderId: string;
                        /** Format: uuid */
                        lockId: string;
                        /** @enum {string} */
                        status: "WAITING_FOR_WALLET_ADDRESS" | "WAITING_FOR_CONFIRMATION" | "COMPLETED" | "EXPIRED" | (string & {});
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        expiresAt?: string | null;
                        confirmations: number;
                        requiredConfirmations: number;
                        receivedAmount: number;
                        totalAmountRequired: number;
                        cryptocurrency: string;
                        walletAddress: string | null;
                        transactionHash: string | null;
                        network: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createPaymentLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: decimal */
                    amount: string;
                    /** @enum {string} */
                    currency: "eur";
                    title?: string;
                    externalId?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        paymentLinkId: string;
                        /** Format: uri */
                        url?: string;
                        /** Format: date-time */
                        expiresAt?: string | null;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getPaymentLinkDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                paymentLinkId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        paymentLinkId: string;
                        /** Format: uri */
                        url?: string;
                        /** Format: date-time */
                        expiresAt?: string | null;
                        /** @enum {string} */
                        status?: "ACTIVE" | "AWAITING_COMPLETION" | "COMPLETED" | "EXPIRED" | (string & {});
                        /** Format: decimal */
                        amount?: string;
                        currency?: string;
                        /** Format: date-time */
                        createdAt?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    email: string;
                    phone: string;
                    firstName: string;
                    lastName: string;
                    street?: string;
                    number?: string;
                    city: string;
                    postCode: string;
                    /** Format: iso-3166-1-alpha-2 */
                    country: string;
                    /** Format: iso-3166-1-alpha-2 */
                    citizenship: string;
                    /** Format: iso-3166-1-alpha-2 */
                    nationality?: string;
                    /** Format: iso-3166-1-alpha-2 */
                    birthCountry?: string;
                    /** Format: date */
                    birthDate: string;
                    userIdentificationNumber?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        userId: string;
                        poaRequiredForExtended: boolean;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addKycFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createKycVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** @enum {string} */
                    documentType: "ID_CARD" | "PASSPORT" | "RESIDENCE_PERMIT" | "DRIVER_LICENSE";
                    /** Format: iso-3166-1-alpha-2 */
                    country: string;
                    /** @enum {string} */
                    incomeSource: "BUSINESS_ACTIVITY" | "SALARY" | "OTHER" | "MAINTAINED_BY_FAMILY" | "INVESTMENTS" | "SOCIAL_BENEFITS" | "TENANCY";
                    /** @enum {string} */
                    openAccountReason: "INVESTMENTS_OR_CRYPTOCURRENCIE" | "CURRENCY_EXCHANGE" | "DAILY_USE" | "GAMING_OR_GAMBLING" | "TRANSFER_OF_FUNDS_OUTSIDE_OF_EUROPE";
                    taxId?: string;
                    /** @enum {string} */
                    occupation?: "IT" | "HEALTHCARE_AND_MEDICAL_SERVICES" | "FINANCE_AND_ACCOUNTING" | "EDUCATION_AND_TEACHING" | "SALES_AND_MARKETING" | "ENGINEERING" | "CUSTOMER_SERVICE" | "ADMINISTRATION_AND_OFFICE_MANAGEMENT" | "LEGAL_SERVICES" | "ARTS_AND_DESIGN" | "RETAIL_AND_SALES" | "CONSTRUCTION_AND_TRADES" | "HUMAN_RESOURCES" | "MANUFACTURING_AND_PRODUCTION" | "SCIENCE_AND_RESEARCH";
                    additionalInfo?: string;
                } & (unknown & unknown & unknown);
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        verificationId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    redirectToKycVerification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
                verificationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getKycStatus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status?: "PENDING" | "APPROVED" | "REJECTED" | (string & {});
                        rejectionReasons?: string[];
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not found; the error code says what */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addUserVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** @enum {string} */
                    documentType: "ID_CARD" | "PASSPORT" | "RESIDENCE_PERMIT" | "DRIVER_LICENSE";
                    documentNumber: string;
                    /** Format: date */
                    documentIssueDate?: string;
                    /** Format: date */
                    documentExpiryDate?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    addPoaFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not found; the error code says what */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    phone?: string;
                    street?: string;
                    number?: string;
                    city?: string;
                    postCode?: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    suspendUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unsuspendUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUserBalances: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fiatBalances?: {
                            /** Format: uuid */
                            id?: string;
                            /** Format: decimal */
                            amount?: string;
                            name?: string;
                            rate?: number;
                            iban?: string | null;
                            /** @enum {string} */
                            status?: "ACTIVE" | "ACTIVE_EXTENDED" | "WAITING_TO_BE_ACTIVATED" | (string & {});
                        }[];
                        cryptoBalances: ({
                            /** Format: uuid */
                            id: string;
                            /** Format: decimal */
                            amount: string;
                            name: string;
                            wallet: string | null;
                            rate: number;
                            networkConfig: {
                                [key: string]: {
                                    mainnet?: boolean;
                                    name: string;
                                    withdrawal: {
                                        feeWithdrawal: number;
                                        minWithdrawal: number;
                                    };
                                    deposit?: {
                                        minDeposit?: number;
                                    };
                                };
                            };
                        } & (unknown & unknown & unknown & unknown & unknown & unknown))[];
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUserTransactionHistory: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
            };
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        transactions?: {
                            /** Format: uuid */
                            id?: string;
                            /** @enum {string} */
                            type?: "CRYPTO_DEPOSIT" | "CRYPTO_WITHDRAWAL" | "SEPA_DEPOSIT" | "SEPA_TRANSFER" | "EXCHANGE" | "TRANSFER" | "CARD" | (string & {});
                            /** Format: decimal */
                            amount?: string;
                            currency?: string;
                            /** @enum {string} */
                            status?: "PENDING" | "SUCCESSFUL" | "FAILED" | (string & {});
                            /** Format: date-time */
                            createdAt?: string;
                        }[];
                        page?: number;
                        limit?: number;
                        total?: number;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getExchangeRate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: number;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createExchangeLock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                        rates: {
                            [key: string]: number;
                        };
                        feePercentage: number;
                        /** Format: date-time */
                        createdAt: string;
                        /** Format: date-time */
                        validUntil: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createExchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sourceExternalUserId: string;
                    amount: number;
                    currencyFrom: string;
                    currencyTo: string;
                    /** Format: uuid */
                    lockId: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exchangeId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getExchangeDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                exchangeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        exchangeId: string;
                        amount?: number;
                        currencyFrom?: string;
                        currencyTo?: string;
                        receivedAmount?: number | null;
                        rate?: number;
                        fee?: number;
                        /** @enum {string} */
                        status?: "PENDING" | "completed" | "failed" | (string & {});
                        /** Format: date-time */
                        createdAt?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sourceExternalUserId?: string;
                    destinationExternalUserId?: string;
                    amount: string | number;
                    currency: string;
                } & (unknown & unknown);
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        transferId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getTransferDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                transferId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id?: string;
                        sourceExternalUserId: string | null;
                        destinationExternalUserId: string | null;
                        amount?: number;
                        currency?: string;
                        /** @enum {string} */
                        status?: "PENDING" | "SUCCESSFUL" | "FAILED" | (string & {});
                        /** Format: date-time */
                        createdAt?: string;
                        error?: {
                            description?: string;
                            status?: string;
                        } | null;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createVirtualCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    label: string;
                    pin: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        cardId: string;
                        cardNumber: string;
                        cvv: string;
                        exp: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getUserCards: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        cards: {
                            /** Format: uuid */
                            cardId: string;
                            /** @enum {string} */
                            status: "ACTIVE" | "LOCKED_BY_USER" | "BLOCKED" | "SUSPENDED" | "DELETED" | (string & {});
                            label: string;
                            cardLastDigits: string;
                        }[];
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCardDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
                cardId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        status?: string;
                        cardNumber?: string;
                        cvv?: string;
                        exp?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCardPin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    cardId: string;
                    pin: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    blockCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    cardId: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    unblockCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    cardId: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCardLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                externalUserId: string;
                cardId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        monthlyTrxAll?: number;
                        dailyTrxAll?: number;
                        monthlyTrxAtm?: number;
                        dailyTrxAtm?: number;
                        monthlyTrxEcom?: number;
                        dailyTrxEcom?: number;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateCardLimits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    cardId: string;
                    monthlyTrxAll: number;
                    dailyTrxAll: number;
                    monthlyTrxAtm: number;
                    dailyTrxAtm: number;
                    monthlyTrxEcom: number;
                    dailyTrxEcom: number;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deleteCard: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    cardId: string;
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    updateTravelRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    cryptoDepositId: string;
                    name: string;
                    /** @enum {string} */
                    senderType: "NATURAL" | "LEGAL";
                    /** @enum {string} */
                    walletType: "CUSTODIAL" | "NON_CUSTODIAL" | "OTHER";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        message?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getNetworkFee: {
        parameters: {
            query: {
                currency: "btc" | "doge" | "eth" | "eurt" | "ltc" | "pol" | "usdc" | "usdt";
                network?: "polygon";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        networkFee: number;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createCryptoWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sourceExternalUserId: string;
                    currency: string;
                    amount: number;
                    walletAddress: string;
                    memo?: string;
                    network?: string;
                    name: string;
                    /** @enum {string} */
                    walletType: "CUSTODIAL" | "NON_CUSTODIAL" | "OTHER";
                    /** @enum {string} */
                    receiverType: "NATURAL" | "LEGAL";
                };
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        withdrawalId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getCryptoWithdrawalDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                withdrawalId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id?: string;
                        amount?: number;
                        fee?: number;
                        destination?: string;
                        /** @enum {string} */
                        status?: "PENDING" | "SUCCESSFUL" | "FAILED" | (string & {});
                        transactionHash?: string | null;
                        currency?: string;
                        network?: string | null;
                        /** Format: date-time */
                        createdAt?: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    createSepaTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    sourceExternalUserId: string;
                    currency: string;
                    amount: string | number;
                    /** @enum {string} */
                    receiverType: "NATURAL" | "LEGAL";
                    receiverFirstName?: string;
                    receiverLastName?: string;
                    companyName?: string;
                    destinationIban: string;
                    transferTitle: string;
                } & (unknown & unknown & unknown);
            };
        };
        responses: {
            /** @description Success */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        transferId: string;
                    };
                };
            };
            /** @description Refused; the error code says why */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Access denied: the API key is missing, wrong, or not allowed from this address */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    userBalanceGenerated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    balances: {
                        fiatBalances: {
                            /** Format: uuid */
                            id: string;
                            /** Format: decimal */
                            amount: string;
                            /** @enum {string} */
                            name: "eur" | (string & {});
                            rate: number;
                            /** @enum {string} */
                            status: "ACTIVE" | "ACTIVE_EXTENDED" | (string & {});
                            iban?: string | null;
                        }[];
                        cryptoBalances: ({
                            /** Format: uuid */
                            id: string;
                            /** Format: decimal */
                            amount: string;
                            /** @enum {string} */
                            name: "usdc" | "pol" | "ltc" | "doge" | "eth" | "btc" | (string & {});
                            wallet: string;
                            rate: number;
                            networkConfig: {
                                [key: string]: {
                                    mainnet: boolean;
                                    /** @enum {string} */
                                    name: "sepolia" | "amoy" | "test" | (string & {});
                                    withdrawal: {
                                        feeWithdrawal: number;
                                        minWithdrawal: number;
                                    };
                                    deposit: {
                                        minDeposit: number;
                                    };
                                };
                            };
                        } & (unknown & unknown & unknown & unknown & unknown & unknown))[];
                    };
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    kycFileAdded: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** @enum {string} */
                    status: "ADDED" | "ERROR" | (string & {});
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    poaVerificationStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** @enum {string} */
                    status: "WAITING" | "APPROVED" | "REJECTED" | "QUESTIONED" | (string & {});
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    kycVerificationStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    verificationId?: string;
                    /** @enum {string} */
                    status: "PENDING" | "APPROVED" | "REJECTED" | (string & {});
                    reasons?: string[] | null;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    walletCreated: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId?: string | null;
                    /** Format: uuid */
                    id: string;
                    /** @enum {string} */
                    name: "usdc" | "pol" | "ltc" | "doge" | "eth" | "btc" | (string & {});
                    wallet: string;
                    /** @enum {string} */
                    network?: "ethereum" | "polygon" | "btc" | "ltc" | "doge" | (string & {});
                    status?: string;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    p2pTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id: string;
                    sourceExternalUserId?: string | null;
                    destinationExternalUserId?: string | null;
                    amount: number;
                    currency: string;
                    status: string;
                    /** Format: date-time */
                    createdAt: string;
                    error?: {
                        description: string;
                        status: string;
                    };
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sepaTransfer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id: string;
                    /** @enum {string} */
                    type?: "external" | (string & {});
                    amount?: string;
                    transferTitle?: string;
                    /** Format: iban */
                    destinationIban?: string;
                    receiverFirstName?: string | null;
                    receiverLastName?: string | null;
                    /** @enum {string} */
                    status: "SUCCESSFUL" | "FAILED" | (string & {});
                    /** @enum {string} */
                    currency?: "eur" | (string & {});
                    fee?: number;
                    /** Format: date-time */
                    createdAt?: string;
                    error?: {
                        description: string;
                        status: string;
                    };
                    externalUserId?: string | null;
                } & (unknown & unknown & unknown & unknown & unknown & unknown & unknown & unknown & unknown & unknown);
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    sepaDeposit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string | null;
                    /** Format: uuid */
                    sepaDepositId: string;
                    amount: string;
                    /** @enum {string} */
                    currency: "eur" | (string & {});
                    senderName?: string | null;
                    /** Format: iban */
                    senderIban?: string | null;
                    title?: string | null;
                    /** @enum {string} */
                    status?: "SUCCESSFUL" | (string & {});
                    /** Format: date-time */
                    createdAt: string;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cryptoWithdrawal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id: string;
                    amount: number;
                    fee: number;
                    destination: string;
                    status: string;
                    transactionHash: string;
                    currency: {
                        name: string;
                        network?: string;
                    };
                    /** Format: date-time */
                    createdAt: string;
                    user?: {
                        externalUserId: string;
                    };
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cryptoDeposit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    cryptoDepositId: string;
                    amount: number;
                    currency: string;
                    /** @enum {string} */
                    status: "WAITING_FOR_VERIFICATION" | "WAITING_FOR_TR_DATA" | "SUCCESSFUL" | "UNSUCCESSFUL" | (string & {});
                    transactionHash: string;
                    /** Format: date-time */
                    createdAt: string;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    exchange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    exchangeId: string;
                    externalUserId?: string | null;
                    amount: number;
                    currencyFrom: string;
                    currencyTo: string;
                    rate?: number;
                    fee?: number;
                    /** @enum {string} */
                    status: "completed" | "failed" | (string & {});
                    /** Format: date-time */
                    createdAt: string;
                    error?: {
                        description: string;
                        status: string;
                    };
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cardTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    id: string;
                    externalUserId: string;
                    /** Format: uuid */
                    cardId: string;
                    amount: number;
                    currency: string;
                    merchantName?: string | null;
                    type?: string;
                    status: string;
                    /** Format: date-time */
                    createdAt: string;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    orderStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    orderId: string;
                    /** Format: uuid */
                    lockId?: string;
                    /** @enum {string} */
                    status: "WAITING_FOR_WALLET_ADDRESS" | "WAITING_FOR_CONFIRMATION" | "COMPLETED" | "EXPIRED" | (string & {});
                    walletAddress?: string | null;
                    /** Format: date-time */
                    expiresAt?: string | null;
                    confirmations?: number;
                    requiredConfirmations?: number;
                    receivedAmount?: number;
                    totalAmountRequired?: number;
                    cryptocurrency?: string;
                    network?: string;
                    transactionHash?: string | null;
                    /** Format: date-time */
                    createdAt?: string;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    paymentLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    paymentLinkId: string;
                    /** @enum {string} */
                    status: "AWAITING_COMPLETION" | "COMPLETED" | "EXPIRED" | (string & {});
                    amount?: string;
                    currency?: string;
                    /** Format: date-time */
                    createdAt?: string;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    card3dsCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    code: string;
                    /** Format: uuid */
                    cardId?: string;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    cardActivationCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    externalUserId: string;
                    /** Format: uuid */
                    cardId: string;
                    code: string;
                };
            };
        };
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    healthCheck: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Received; the provider sends no further attempt */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}

// Written by `npm run api` from openapi.json. Do not edit.

export interface paths {
    "/console/{tenant}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create an attachment for a customer's thread and return the form to upload its file with. */
        post: operations["begin_staff_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/attachments/{attachment_id}/examined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Validate an uploaded file, so that it can be attached to a message. */
        post: operations["examine_staff_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what staff did, newest first. */
        get: operations["show_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/audit/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a CSV of what staff did. */
        post: operations["download_audit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what will not work as it stands, the worst first. */
        get: operations["show_checks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/checks/{kind}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the customers with something amiss, e.g. a placeholder for an identity number. */
        get: operations["show_affected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contract-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the templates, and what their texts can say. */
        get: operations["list_contract_templates"];
        put?: never;
        /** Make a template. */
        post: operations["create_contract_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contract-templates/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a draft of a template, for a customer. */
        post: operations["create_filled_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contract-templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show how a text looks, with examples for what its tags stand for. Nothing is kept. */
        post: operations["preview_contract_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contract-templates/{template_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a template. */
        get: operations["show_contract_template"];
        /** Change a template; contracts that were made of it stay as they are. */
        put: operations["change_contract_template"];
        post?: never;
        /** Remove a template; contracts that were made of it stay. */
        delete: operations["remove_contract_template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List contracts: all, those in a state, or a customer's. */
        get: operations["list_console_contracts"];
        put?: never;
        /** Make a draft of a PDF that was handed in. */
        post: operations["create_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give out a form by which a browser hands in a PDF. */
        post: operations["begin_contract_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a contract with all that happened to it. */
        get: operations["show_console_contract"];
        /** Change a draft. */
        put: operations["change_contract"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the code that authorises one's own signature for the business. */
        post: operations["ask_countersigning_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/codes/{challenge_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether the code is right. */
        post: operations["check_countersigning_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new draft of it, in its place. */
        post: operations["correct_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Download one of a contract's files. */
        post: operations["download_console_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a contract to one of the team who is to sign it, which is noted. */
        post: operations["open_console_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show some of a contract's pages. */
        get: operations["show_console_contract_pages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that one of the team who is to sign it read it to its end. */
        post: operations["note_console_contract_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/remind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Call it to the mind of those whose turn it is. */
        post: operations["remind_signers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it to those who are to sign. */
        post: operations["send_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a contract for the business. */
        post: operations["countersign_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/contracts/{contract_id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take it back. */
        post: operations["withdraw_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List conversations; the one with the newest message first. */
        get: operations["list_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the conversations that wait for an answer, up to a hundred. */
        get: operations["count_conversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say with whom of a customer's there can be a conversation. */
        get: operations["show_conversation_parties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations/{customer_id}/{party}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a conversation, newest first; it may have no message yet. */
        get: operations["show_conversation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations/{customer_id}/{party}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write to the customer. */
        post: operations["send_console_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations/{customer_id}/{party}/messages/{message_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Download a file of a message. */
        post: operations["download_console_message_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations/{customer_id}/{party}/put-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that nothing up to a message needs an answer. */
        post: operations["put_conversation_aside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations/{customer_id}/{party}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the business has read everything up to a message. */
        post: operations["mark_conversation_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/conversations/{customer_id}/{party}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a ticket of a customer's message, once. */
        post: operations["make_ticket_of_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find customers by the beginning of a name, identifier, address or telephone; or list them. */
        get: operations["search_customers"];
        put?: never;
        /** Make a customer by hand [Cliente nuevo]. */
        post: operations["create_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers/send-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a selection of customers how to enter, a chunk at a time. */
        post: operations["send_accesses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a customer to try the portal with; codes go to one's own address. */
        post: operations["create_test_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers/{customer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a customer; the customer can see that somebody looked. */
        get: operations["show_customer"];
        /** Change a customer's data; an address that is given up is told. */
        put: operations["change_customer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers/{customer_id}/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the three access fields; when that opens the access, how to enter goes out by itself. */
        put: operations["change_access"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers/{customer_id}/adviser": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give the customer an adviser, or none. */
        put: operations["change_adviser"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers/{customer_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a customer an initial portal password. */
        post: operations["issue_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers/{customer_id}/send-access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a customer how to enter. */
        post: operations["send_access"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/customers/{customer_id}/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at the portal as a customer, read-only; the customer can see that somebody did. */
        post: operations["view_as"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/deliveries/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List suppressed addresses and the reasons. */
        get: operations["list_suppressed_addresses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/deliveries/addresses/lifted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove an address from the suppression list. The address is in the body because paths are logged. */
        post: operations["lift_suppressed_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/deliveries/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the messages that could not be sent, newest first. */
        get: operations["list_dead_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/deliveries/dead-letters/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send failed messages again, up to a limit per request; messages that may have been sent are left out. */
        post: operations["redrive_dead_letters"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/deliveries/dead-letters/{letter_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Discard a failed message. */
        delete: operations["discard_dead_letter"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/deliveries/dead-letters/{letter_id}/redrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a failed message again. A message that was sent meanwhile is not repeated. */
        post: operations["redrive_dead_letter"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/deliveries/sender": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the sender address, and the DNS records that the chosen one still needs. */
        get: operations["show_sender"];
        /** Send messages from the tenant's own address as soon as its domain is verified. */
        put: operations["choose_sender"];
        post?: never;
        /** Go back to the deployment's sender address. */
        delete: operations["drop_sender"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List imports, newest first. */
        get: operations["list_imports"];
        put?: never;
        /** Create an import and return the form to upload its file with. */
        post: operations["start_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports/{import_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return an import with its columns, mapping, counts and progress. */
        get: operations["show_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports/{import_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel an import. What it has written stays. */
        post: operations["cancel_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports/{import_id}/mapping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set the column mapping and compare the file in the background. Nothing is written. */
        put: operations["compare_import"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports/{import_id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create a CSV of the rejected rows, with the reasons. */
        post: operations["download_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports/{import_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a failed import. */
        post: operations["resume_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports/{import_id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the records of the file and what the import does with each. */
        get: operations["list_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports/{import_id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write new and changed records, in the background. */
        post: operations["run_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/imports/{import_id}/uploaded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Inspect the uploaded file. Repeat with parse options to correct a wrong detection. */
        post: operations["look_at_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/invites/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join the team; then sign in with the code, as always. */
        post: operations["accept_invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/modules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List every module, and whether it is contracted and on. */
        get: operations["list_modules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/modules/{module}/request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the operator for a module. */
        post: operations["request_module"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/password-suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Suggest a password of two words [Refrescar]. */
        get: operations["show_suggestion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change one's own name and language, and until when one is away. */
        put: operations["change_profile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set up an authenticator app, with a code of the present one if there is one. */
        post: operations["start_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set it up with a first code; answers the recovery codes, this once. */
        post: operations["confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do without the second factor, where nobody demands it; with a last code of it. */
        post: operations["remove_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who is signed in, and what is still owed. */
        get: operations["show_staff_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/session/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out. */
        post: operations["end_staff_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prove the second factor: a code of the app, or a recovery code. */
        post: operations["prove_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show the settings, and how their page stands. */
        get: operations["show_settings"];
        /** Save the settings as a new version, and publish them. */
        put: operations["save_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings/contrast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Measure how legible a brand colour is. */
        post: operations["measure_contrast"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give out a form by which a browser hands in a picture. */
        post: operations["begin_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings/images/{image_id}/examined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Examine what was handed in, and put it beside the portal's page. */
        post: operations["examine_image"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer what a page would show of these settings, without saving them. */
        post: operations["preview_settings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish the settings once more, e.g. when it failed before. */
        post: operations["publish_settings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List who saved what when, newest first. */
        get: operations["list_versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a version whole, and what it changed. */
        get: operations["show_version"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/settings/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make an earlier version the newest, and publish it. */
        post: operations["restore_version"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/signin/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a sign-in code. The answer is the same whether or not anybody was found. */
        post: operations["ask_staff_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/signin/challenges/{challenge_id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the code; a second factor may still be owed. */
        post: operations["prove_staff_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/signin/challenges/{challenge_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another code; the one before is void. */
        post: operations["ask_staff_code_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show everybody of the team. */
        get: operations["show_team"];
        put?: never;
        /** Invite somebody by e-mail. */
        post: operations["invite_member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/team-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Demand a second factor of everybody, or stop demanding it. */
        put: operations["change_policy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/team/{staff_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change what somebody is and may, or disable them. */
        put: operations["change_member"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/team/{staff_id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a new invitation; the one before is void. */
        post: operations["invite_member_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/team/{staff_id}/second-factor/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take away somebody's second factor. */
        post: operations["reset_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List all messages, and in which languages the business has its own template. */
        get: operations["list_templates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/templates/{message}/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a message's current and standard templates in a language, and its tags. */
        get: operations["show_template"];
        /** Save the business's own template of a message. */
        put: operations["save_template"];
        post?: never;
        /** Restore the standard template of a message. */
        delete: operations["restore_template"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/templates/{message}/{language}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview unsaved templates with examples or with a customer's data. */
        post: operations["preview_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/templates/{message}/{language}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send unsaved templates as a test message to the caller's address. */
        post: operations["test_template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/ticket-model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show by what tickets are sorted, and how soon they are answered. */
        get: operations["show_ticket_model"];
        /** Change it. */
        put: operations["save_ticket_model"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/ticket-model/canned": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the answers that are kept ready. */
        get: operations["list_canned_answers"];
        put?: never;
        /** Keep another answer ready. */
        post: operations["make_canned_answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/ticket-model/canned/{answer_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write an answer anew. */
        put: operations["change_canned_answer"];
        post?: never;
        /** Keep an answer no longer. */
        delete: operations["remove_canned_answer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tickets: one of the lists, a customer's, or those that are found. */
        get: operations["list_console_tickets"];
        put?: never;
        /** Write a ticket for a customer. */
        post: operations["create_console_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the tickets of the lists, up to a hundred each. */
        get: operations["count_console_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what tickets are sorted by, and who can see to them. */
        get: operations["show_console_ticket_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a ticket with all of its history. */
        get: operations["show_console_ticket"];
        /** Change where a ticket stands, whose it is, or what it is about. */
        put: operations["change_console_ticket"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/{ticket_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Download a file of a ticket. */
        post: operations["download_console_ticket_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/{ticket_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a ticket. */
        post: operations["close_at_console"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/{ticket_id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the invoices that a ticket could be about, newest first. */
        get: operations["list_invoices_for_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/{ticket_id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let another ticket of the same customer's stand for this one. */
        post: operations["merge_tickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/{ticket_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a note that only staff read. */
        post: operations["add_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/{ticket_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a ticket again. */
        post: operations["reopen_at_console"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/console/{tenant}/tickets/{ticket_id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer the customer. */
        post: operations["reply_at_console"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/access-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who of the business saw or changed the customer's data, newest first. */
        get: operations["show_access_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Create an attachment and return the form to upload its file with. */
        post: operations["begin_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/attachments/{attachment_id}/examined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Validate an uploaded file, so that it can be attached to a message. */
        post: operations["examine_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the customer's contracts, newest first. */
        get: operations["list_contracts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a contract. */
        get: operations["show_contract"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send the code that authorises a signature. */
        post: operations["ask_contract_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}/codes/{challenge_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether the code is right. */
        post: operations["check_contract_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse to sign a contract. */
        post: operations["decline_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Download one of a contract's files. */
        post: operations["download_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}/opened": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show a contract to somebody who may sign it, which is noted. */
        post: operations["open_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}/pages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show some of a contract's pages. */
        get: operations["show_contract_pages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that it was read to its end. */
        post: operations["note_contract_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/contracts/{contract_id}/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a contract. */
        post: operations["sign_contract"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show what is owed, the newest invoices, and what waits. */
        get: operations["show_dashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invoices, newest first. */
        get: operations["list_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/invoices/zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Download several invoices as one zip. */
        post: operations["download_invoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/invoices/{invoice_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show an invoice with its lines, taxes and totals. */
        get: operations["show_invoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/invoices/{invoice_id}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Download an invoice as PDF. */
        post: operations["download_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/links/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a link and the code that stands beside it. */
        post: operations["prove_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/links/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a link: who was in this browser before is let in, everybody else is asked for the code beside it. */
        post: operations["open_link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what was said, newest first. */
        get: operations["list_messages"];
        put?: never;
        /** Write to the business. */
        post: operations["send_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/messages/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that everything up to a message was read. */
        post: operations["mark_messages_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/messages/{message_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Download a file of a message. */
        post: operations["download_message_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what the customer was told, newest first. */
        get: operations["list_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/notices/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say how much is new. */
        get: operations["show_news"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/notices/preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show how the customer is told. */
        get: operations["show_preferences"];
        /** Change how the customer is told. */
        put: operations["change_preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that everything up to a notice was read. */
        post: operations["mark_notices_read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/notices/subscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo that, from our own page. */
        post: operations["subscribe_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/notices/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the kinds of mail that a token names, from our own page. */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/notices/unsubscribe/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the kinds of mail that a token names, as a mail program does for its reader (RFC 8058). */
        post: operations["unsubscribe_by_one_click"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one's own portal password; other sessions end. */
        post: operations["change_own_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how it went, once. */
        post: operations["rate_from_mail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/ratings/shown": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say which ticket a mail asks about. It rates nothing. */
        post: operations["show_what_is_rated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show who is signed in. */
        get: operations["show_session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/session/bearer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the session as a bearer token, where the cookie did not come back. */
        post: operations["take_bearer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/session/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out. */
        post: operations["sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/session/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go on as another of one's accounts. */
        post: operations["switch_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/session/view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look as a customer, as staff, with the one-minute handover from the console. */
        post: operations["start_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/signin/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a sign-in code. The answer is the same whether or not anybody was found. */
        post: operations["ask_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/signin/challenges/{challenge_id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with the code. */
        post: operations["prove_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/signin/challenges/{challenge_id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for another code; the one before is void. */
        post: operations["ask_code_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/signin/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in by user and portal password; an issued one has to be replaced first. */
        post: operations["sign_in_by_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/signin/password/choice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose one's own password after an issued one, and be signed in. */
        post: operations["choose_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the statement with its running balance, newest first. */
        get: operations["list_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/statement/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the statement a file. */
        post: operations["download_statement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the customer's tickets, newest first. */
        get: operations["list_tickets"];
        put?: never;
        /** Write a new ticket. */
        post: operations["create_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Say what a new ticket can be about, and whether another may be written today. */
        get: operations["show_options"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets/{ticket_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Show a ticket with its history. */
        get: operations["show_ticket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets/{ticket_id}/attachments/{attachment_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Download a file of a ticket. */
        post: operations["download_ticket_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets/{ticket_id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close a ticket. */
        post: operations["close_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets/{ticket_id}/rating": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how it went, once it is closed. */
        post: operations["rate_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets/{ticket_id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed ticket again. */
        post: operations["reopen_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets/{ticket_id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer in a ticket. */
        post: operations["reply_to_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/tickets/{ticket_id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the customer has read what the business said last. */
        post: operations["mark_ticket_seen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portal/{tenant}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether a sealed document, or a signature's receipt, is on record, by its code, its hash or both. */
        post: operations["look_up_record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * AccessChangeIn
         * @description [Usuario de Portal], [Fecha Inicio Soporte], [Fecha Fin de Portal].
         */
        AccessChangeIn: {
            /** Portal User */
            portal_user: boolean;
            /**
             * Support From
             * @default null
             */
            support_from?: string | null;
            /**
             * Portal Until
             * @default null
             */
            portal_until?: string | null;
            /** Version */
            version: number;
        };
        /**
         * AccessChangedOut
         * @description The customer, and whether how to enter was sent by itself.
         */
        AccessChangedOut: {
            customer: components["schemas"]["CustomerDetail"];
            /** Sent */
            sent: boolean;
        };
        /**
         * AccessDetail
         * @description The three fields, and what follows from them today.
         */
        AccessDetail: {
            /** Portal User */
            portal_user: boolean;
            /** Support From */
            support_from: string | null;
            /** Portal Until */
            portal_until: string | null;
            /** State */
            state: string;
            /** Needs Dates */
            needs_dates: boolean;
        };
        /**
         * AccessIn
         * @description Portal access: [Usuario de Portal], [Fecha Inicio Soporte], [Fecha Fin de Portal].
         *
         *     Once all three are there and let the customer in, how to enter is sent to the contacts by itself.
         */
        AccessIn: {
            /**
             * Portal User
             * @default true
             */
            portal_user?: boolean;
            /**
             * Support From
             * @default null
             */
            support_from?: string | null;
            /**
             * Portal Until
             * @default null
             */
            portal_until?: string | null;
        };
        /**
         * AccessLogDetail
         * @description That somebody of the business saw or changed something.
         */
        AccessLogDetail: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Act */
            act: string;
            /** Staff Name */
            staff_name: string;
        };
        /**
         * AccessLogEntry
         * @description That somebody of the business saw or changed something.
         */
        AccessLogEntry: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Act */
            act: string;
            /** Staff Name */
            staff_name: string;
        };
        /**
         * AccessLogPage
         * @description A page of the access log, newest first.
         */
        AccessLogPage: {
            /** Items */
            items: components["schemas"]["AccessLogEntry"][];
            /** Next */
            next: string | null;
        };
        /**
         * AccountChoice
         * @description An account that the sign-in opens.
         */
        AccountChoice: {
            /** Customer Id */
            customer_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string | null;
        };
        /**
         * AccountDetail
         * @description What is owed in one currency.
         */
        AccountDetail: {
            /** Currency */
            currency: string;
            balance: components["schemas"]["MoneyOut"];
            overdue: components["schemas"]["MoneyOut"];
        };
        /**
         * AccountOut
         * @description What is owed in one currency. Amounts are null where the tenant does not show totals.
         */
        AccountOut: {
            /** Currency */
            currency: string;
            balance: components["schemas"]["MoneyOut"] | null;
            overdue: components["schemas"]["MoneyOut"] | null;
            next_due: components["schemas"]["NextDueOut"] | null;
            /** Open Count */
            open_count: number;
            /** Invoice Count */
            invoice_count: number;
            /** Recent */
            recent: components["schemas"]["InvoiceRow"][];
        };
        /**
         * ActionKind
         * @description What a call-to-action button does.
         * @enum {string}
         */
        ActionKind: "statement" | "last_invoice" | "new_ticket" | "message" | "sign" | "support" | "link";
        /**
         * AdjustmentIn
         * @description An allowance (negative) or charge (positive) on the whole document, before tax.
         */
        AdjustmentIn: {
            /** Description */
            description: string;
            /**
             * Amount
             * @description A decimal as text, or an integer; never a float, which has already lost the cents.
             */
            amount: string | number;
        };
        /**
         * AdjustmentOut
         * @description An allowance or charge on the whole invoice.
         */
        AdjustmentOut: {
            /** Description */
            description: string;
            amount: components["schemas"]["MoneyOut"];
        };
        /**
         * AdviserIn
         * @description Who is to look after the customer; nobody when empty.
         */
        AdviserIn: {
            /** Adviser Id */
            adviser_id: string;
        };
        /**
         * AdviserSettings
         * @description Who of the staff hears of a customer's tickets and messages [asesor asignado].
         */
        AdviserSettings: {
            /**
             * Routing
             * @default false
             */
            routing?: boolean;
            /**
             * Fallback
             * @default
             */
            fallback?: string;
        };
        /**
         * AffectedCustomer
         * @description A customer with something amiss, as a list shows them.
         */
        AffectedCustomer: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Number */
            number: string | null;
            /** Document */
            document: string | null;
        };
        /**
         * AffectedPage
         * @description A page of them.
         */
        AffectedPage: {
            /** Items */
            items: components["schemas"]["AffectedCustomer"][];
            /** Next */
            next: string | null;
        };
        /**
         * Area
         * @description A part of the business [área].
         */
        Area: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /**
             * Member Ids
             * @default []
             */
            member_ids?: string[];
        };
        /**
         * AttachmentIn
         * @description A file to upload.
         */
        AttachmentIn: {
            /** Filename */
            filename: string;
            /** Content Type */
            content_type: string;
            /** Size */
            size: number;
        };
        /**
         * AttachmentOut
         * @description A validated file.
         */
        AttachmentOut: {
            /** Attachment Id */
            attachment_id: string;
            /** Filename */
            filename: string;
            /** Content Type */
            content_type: string;
            /** Size */
            size: number;
            /** Width */
            width: number | null;
            /** Height */
            height: number | null;
            /** Thumbnail Url */
            thumbnail_url: string | null;
        };
        /**
         * AttachmentUploadOut
         * @description Form to upload the file with: post the fields in order, then `file`.
         */
        AttachmentUploadOut: {
            /** Attachment Id */
            attachment_id: string;
            /** Url */
            url: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * AuditActor
         * @description Who acted, by the name they had.
         */
        AuditActor: {
            /** Id */
            id: string;
            /** Name */
            name: string;
        };
        /**
         * AuditEntryOut
         * @description One act.
         */
        AuditEntryOut: {
            /** Number */
            number: number;
            /**
             * At
             * Format: date-time
             */
            at: string;
            staff: components["schemas"]["AuditActor"];
            /** Act */
            act: string;
            /** Target */
            target: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
            /** Ip */
            ip: string;
        };
        /**
         * AuditFileIn
         * @description Which entries, as a file.
         */
        AuditFileIn: {
            /**
             * Actor
             * @default
             */
            actor?: string;
            /**
             * Act
             * @default
             */
            act?: string;
            /**
             * Target
             * @default
             */
            target?: string;
            /**
             * Since
             * @default null
             */
            since?: string | null;
            /**
             * Until
             * @default null
             */
            until?: string | null;
        };
        /**
         * AuditFileOut
         * @description Where the file may be fetched, for two minutes.
         */
        AuditFileOut: {
            /** Url */
            url: string;
            /** Filename */
            filename: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Entries */
            entries: number;
            /** Is Whole */
            is_whole: boolean;
        };
        /**
         * AuditPage
         * @description A page of the log, newest first; it may be empty and still have a next one.
         */
        AuditPage: {
            /** Items */
            items: components["schemas"]["AuditEntryOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * AuditQuery
         * @description Which entries of the audit log.
         */
        AuditQuery: {
            /**
             * Actor
             * @default
             */
            actor?: string;
            /**
             * Act
             * @default
             */
            act?: string;
            /**
             * Target
             * @default
             */
            target?: string;
            /**
             * Since
             * @default null
             */
            since?: string | null;
            /**
             * Until
             * @default null
             */
            until?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
        };
        /**
         * BatchOut
         * @description What became of each row, in their order.
         */
        BatchOut: {
            /** Items */
            items: components["schemas"]["BatchRow"][];
        };
        /**
         * BatchRow
         * @description What became of one row.
         */
        BatchRow: {
            /** Index */
            index: number;
            /** External Id */
            external_id: string | null;
            /**
             * Status
             * @enum {string}
             */
            status: "created" | "changed" | "unchanged" | "refused";
            /**
             * Id
             * @default null
             */
            id?: string | null;
            /**
             * Errors
             * @default []
             */
            errors?: components["schemas"]["FieldProblem"][];
            /**
             * Warnings
             * @default []
             */
            warnings?: components["schemas"]["FieldProblem"][];
        };
        /**
         * BearerOut
         * @description A bearer token for `Authorization`, to be kept in memory only.
         */
        BearerOut: {
            /** Bearer */
            bearer: string;
        };
        /**
         * Branding
         * @description How the portal looks.
         */
        Branding: {
            /**
             * Colour
             * @default #2457c5
             */
            colour?: string;
            /**
             * Page Background
             * @default #f6f7f9
             */
            page_background?: string;
            /**
             * Typeface
             * @default system
             * @enum {string}
             */
            typeface?: "system" | "humanist" | "serif" | "rounded" | "inter" | "source-sans" | "nunito" | "montserrat" | "lora" | "atkinson";
            /**
             * Logo Path
             * @default
             */
            logo_path?: string;
            /**
             * Logo Width
             * @default 0
             */
            logo_width?: number;
            /**
             * Logo Height
             * @default 0
             */
            logo_height?: number;
            /**
             * Favicon Path
             * @default
             */
            favicon_path?: string;
            /**
             * Background Path
             * @default
             */
            background_path?: string;
        };
        /**
         * CallToAction
         * @description One of the buttons that the tenant chose to put beside every page.
         */
        CallToAction: {
            kind: components["schemas"]["ActionKind"];
            /**
             * Label
             * @default
             */
            label?: string;
            /**
             * Url
             * @default
             */
            url?: string;
        };
        /**
         * CannedAnswerIn
         * @description An answer to keep ready. `{cliente}`, `{numero}` and `{asesor}` are filled in where it is used.
         */
        CannedAnswerIn: {
            /** Title */
            title: string;
            /** Text */
            text: string;
        };
        /**
         * CannedAnswerOut
         * @description An answer that is kept ready.
         */
        CannedAnswerOut: {
            /** Answer Id */
            answer_id: string;
            /** Title */
            title: string;
            /** Text */
            text: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
        };
        /**
         * CannedAnswers
         * @description All of them, by their titles.
         */
        CannedAnswers: {
            /** Items */
            items: components["schemas"]["CannedAnswerOut"][];
        };
        /**
         * Category
         * @description What a ticket is about [categoría].
         */
        Category: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Offered
             * @default true
             */
            offered?: boolean;
            /**
             * Area Id
             * @default
             */
            area_id?: string;
            /**
             * Fields
             * @default []
             */
            fields?: components["schemas"]["CustomField"][];
        };
        /**
         * CategoryBrief
         * @description What tickets are about.
         */
        CategoryBrief: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /** Area Id */
            area_id: string;
            /** Fields */
            fields: components["schemas"]["CustomFieldBrief"][];
        };
        /**
         * ChallengeIn
         * @description Who somebody says they are: by identifier, channel and contact, or by e-mail.
         */
        ChallengeIn: {
            /**
             * Method
             * @enum {string}
             */
            method: "identifier" | "email";
            /**
             * Identifier
             * @default null
             */
            identifier?: string | null;
            /**
             * Channel
             * @default null
             */
            channel?: ("email" | "sms") | null;
            /**
             * Contact
             * @default null
             */
            contact?: string | null;
            /**
             * Email
             * @default null
             */
            email?: string | null;
        };
        /**
         * ChallengeOut
         * @description The same whether or not anybody was found.
         */
        ChallengeOut: {
            /** Challenge Id */
            challenge_id: string;
            /**
             * Binding
             * @description Held by the asking browser; also set as a cookie.
             */
            binding: string;
            /** Code Length */
            code_length: number;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Resend At
             * Format: date-time
             */
            resend_at: string;
        };
        /**
         * ChangeOut
         * @description One value that a version changed.
         */
        ChangeOut: {
            /** Field */
            field: string;
            /** Before */
            before: unknown;
            /** After */
            after: unknown;
        };
        /**
         * Channel
         * @description By which a code travels.
         * @enum {string}
         */
        Channel: "email" | "sms";
        /**
         * ChannelPreferenceIn
         * @description How one kind is to reach somebody.
         */
        ChannelPreferenceIn: {
            kind: components["schemas"]["NoticeKind"];
            /** Email */
            email: boolean;
            /** Sms */
            sms: boolean;
        };
        /**
         * CheckOut
         * @description Something that will not work as it stands, and where it is mended.
         */
        CheckOut: {
            /** Code */
            code: string;
            /** Severity */
            severity: string;
            /** Area */
            area: string;
            /** Path */
            path: string;
            /** Params */
            params: {
                [key: string]: unknown;
            };
        };
        /**
         * ChecksOut
         * @description All of them, the worst first.
         */
        ChecksOut: {
            /** Items */
            items: components["schemas"]["CheckOut"][];
        };
        /**
         * ChoiceIn
         * @description One's own password in place of the issued one.
         */
        ChoiceIn: {
            /** Token */
            token: string;
            /** Password */
            password: string;
        };
        /**
         * CloseIn
         * @description Into which closed state.
         */
        CloseIn: {
            /**
             * State Id
             * @default
             */
            state_id?: string;
        };
        /**
         * CodeIn
         * @description The code as typed; spaces in it do not matter.
         */
        CodeIn: {
            /** Code */
            code: string;
            /**
             * Binding
             * @default null
             */
            binding?: string | null;
        };
        /**
         * ColumnOut
         * @description A column of the file.
         */
        ColumnOut: {
            /** Name */
            name: string;
            /** Samples */
            samples: string[];
            /** Field */
            field: string | null;
            /** Decimal Sign */
            decimal_sign: ("." | ",") | null;
            /** Decimal Is Certain */
            decimal_is_certain: boolean;
            /** Day Order */
            day_order: ("dmy" | "mdy") | null;
            /** Day Is Certain */
            day_is_certain: boolean;
        };
        /**
         * ConsoleAttachmentIn
         * @description A file to upload for a customer's thread.
         */
        ConsoleAttachmentIn: {
            /** Filename */
            filename: string;
            /** Content Type */
            content_type: string;
            /** Size */
            size: number;
            /** Customer Id */
            customer_id: string;
        };
        /**
         * ConsoleContractOut
         * @description A contract with all of it.
         */
        ConsoleContractOut: {
            /** Contract Id */
            contract_id: string;
            /** Customer Id */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** Title */
            title: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
            /** Signed */
            signed: number;
            /** Signers */
            signers: number;
            /** Due On */
            due_on: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Message */
            message: string;
            /** Reason */
            reason: string;
            /** In Order */
            in_order: boolean;
            /** Pages */
            pages: components["schemas"]["PageSizeOut"][];
            /** Pages Drawn */
            pages_drawn: number;
            /** People */
            people: components["schemas"]["ConsoleSignerOut"][];
            /** Marks */
            marks: components["schemas"]["ConsoleMarkOut"][];
            /** Contacts */
            contacts: components["schemas"]["ContractPersonOut"][];
            to_sign: components["schemas"]["ToSignOut"] | null;
            /** Events */
            events: components["schemas"]["ContractEventOut"][];
            /** Document Sha256 */
            document_sha256: string;
            /** Sealed Sha256 */
            sealed_sha256: string;
            /** Has Evidence */
            has_evidence: boolean;
            /** Foreign Signatures */
            foreign_signatures: boolean;
            /** Code */
            code: string;
            /** Sent At */
            sent_at: string | null;
            /** Ended At */
            ended_at: string | null;
        };
        /**
         * ConsoleContractsQuery
         * @description Which contracts: all or those in a state, or one customer's.
         */
        ConsoleContractsQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit?: number;
            /**
             * State
             * @default
             * @enum {string}
             */
            state?: "" | "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
            /**
             * Customer Id
             * @default
             */
            customer_id?: string;
        };
        /**
         * ConsoleConversationOut
         * @description A page of a conversation, newest first.
         */
        ConsoleConversationOut: {
            customer: components["schemas"]["TalkCustomerOut"];
            /** Party */
            party: string;
            /** Reached */
            reached: boolean;
            /** Unread */
            unread: number;
            /** Waits */
            waits: boolean;
            /** Last Message Id */
            last_message_id: string;
            /** Other Seen Id */
            other_seen_id: string;
            /** Items */
            items: components["schemas"]["ConsoleMessageOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * ConsoleEntryOut
         * @description A line of a ticket's history, public or internal.
         */
        ConsoleEntryOut: {
            /** Entry Id */
            entry_id: string;
            /** Internal */
            internal: boolean;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "change";
            /**
             * Author
             * @enum {string}
             */
            author: "customer" | "staff" | "system";
            /** Author Id */
            author_id: string;
            /** Author Name */
            author_name: string;
            /** Text */
            text: string;
            /** Attachments */
            attachments: components["schemas"]["AttachmentOut"][];
            change: components["schemas"]["TicketChangeOut"] | null;
            /** Via */
            via: string;
            /**
             * Happened At
             * Format: date-time
             */
            happened_at: string;
        };
        /**
         * ConsoleMarkOut
         * @description What somebody fills in.
         */
        ConsoleMarkOut: {
            /** Signer */
            signer: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "signature" | "initials" | "date" | "checkbox" | "text";
            /** Page */
            page: number;
            /** X */
            x: number;
            /** Y */
            y: number;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Label */
            label: string;
            /** Required */
            required: boolean;
        };
        /**
         * ConsoleMessageIn
         * @description What staff say to the customer.
         */
        ConsoleMessageIn: {
            /** Text */
            text: string;
            /** Client Id */
            client_id: string;
            /** Attachment Ids */
            attachment_ids?: string[];
            /**
             * Seen
             * @default
             */
            seen?: string | "";
        };
        /**
         * ConsoleMessageOut
         * @description A message with who of the team, or of the customer's, wrote it.
         */
        ConsoleMessageOut: {
            /** Message Id */
            message_id: string;
            /**
             * Author
             * @enum {string}
             */
            author: "customer" | "staff";
            /** Author Name */
            author_name: string;
            /** Own */
            own: boolean;
            /** Text */
            text: string;
            /** Attachments */
            attachments: components["schemas"]["AttachmentOut"][];
            /**
             * Via
             * @enum {string}
             */
            via: "portal" | "console" | "email";
            /**
             * Happened At
             * Format: date-time
             */
            happened_at: string;
            ticket: components["schemas"]["MessageTicketOut"] | null;
            /** Author Id */
            author_id: string;
        };
        /**
         * ConsoleMessagesQuery
         * @description Which page of a conversation.
         */
        ConsoleMessagesQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 30
             */
            limit?: number;
        };
        /**
         * ConsoleReplyIn
         * @description What staff say to the customer.
         */
        ConsoleReplyIn: {
            /** Text */
            text: string;
            /** Attachment Ids */
            attachment_ids?: string[];
            /**
             * Seen
             * @default null
             */
            seen?: string | null;
            /**
             * State Id
             * @default
             */
            state_id?: string;
        };
        /**
         * ConsoleSignerOut
         * @description One of those who sign.
         */
        ConsoleSignerOut: {
            /** Signer Id */
            signer_id: string;
            /** Contact Id */
            contact_id: string;
            /** Staff Id */
            staff_id: string;
            /** Name */
            name: string;
            /** Order */
            order: number;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "seen" | "signed" | "declined";
            /** Seen At */
            seen_at: string | null;
            /** Signed At */
            signed_at: string | null;
            /** Sealed */
            sealed: boolean;
        };
        /**
         * ConsoleTenant
         * @description The business.
         */
        ConsoleTenant: {
            /** Slug */
            slug: string;
            /** Name */
            name: string;
            /** Portal Url */
            portal_url: string;
            /** Language */
            language: string;
            /** Country */
            country: string;
            /** Time Zone */
            time_zone: string;
            /** Currencies */
            currencies: string[];
            /** Contracted */
            contracted: components["schemas"]["Module"][];
            /** By Password */
            by_password: boolean;
        };
        /**
         * ConsoleTicketIn
         * @description A ticket that staff write for a customer.
         */
        ConsoleTicketIn: {
            /** Customer Id */
            customer_id: string;
            /**
             * Contact Id
             * @default
             */
            contact_id?: string;
            /**
             * Origin
             * @default general
             * @enum {string}
             */
            origin?: "general" | "query" | "incident";
            /**
             * Subject
             * @default
             */
            subject?: string;
            /** Text */
            text: string;
            /**
             * Category Id
             * @default
             */
            category_id?: string;
            /** Fields */
            fields?: {
                [key: string]: string;
            };
            /** Attachment Ids */
            attachment_ids?: string[];
        };
        /**
         * ConsoleTicketOptions
         * @description What tickets are sorted by, and who sees to them.
         */
        ConsoleTicketOptions: {
            /** Areas */
            areas: components["schemas"]["NamedOut"][];
            /** Categories */
            categories: components["schemas"]["CategoryBrief"][];
            /** States */
            states: components["schemas"]["StateOut"][];
            /** Priorities */
            priorities: components["schemas"]["NamedOut"][];
            /** People */
            people: components["schemas"]["PersonOut"][];
            /** Gone */
            gone: components["schemas"]["NamedOut"][];
        };
        /**
         * ConsoleTicketOut
         * @description A ticket with all of its history, oldest first.
         */
        ConsoleTicketOut: {
            /** Ticket Id */
            ticket_id: string;
            /** Customer Id */
            customer_id: string;
            /** Number */
            number: number;
            /** Subject */
            subject: string;
            /** Preview */
            preview: string;
            /** Customer Name */
            customer_name: string;
            /** Origin */
            origin: string;
            /** Area Id */
            area_id: string;
            /** Category Id */
            category_id: string;
            /** State Id */
            state_id: string;
            /** Priority Id */
            priority_id: string;
            /** Assignee Id */
            assignee_id: string;
            /** Open */
            open: boolean;
            /** Waits For */
            waits_for: string;
            /** Due At */
            due_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Entries */
            entries: components["schemas"]["ConsoleEntryOut"][];
            /** Cut */
            cut: boolean;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            customer: components["schemas"]["TicketCustomerOut"];
            invoice: components["schemas"]["TicketInvoiceOut"] | null;
            /** Merged Into */
            merged_into: string | null;
            source_message: components["schemas"]["SourceMessageOut"] | null;
            /** Last Entry Id */
            last_entry_id: string;
            /** Answer Due At */
            answer_due_at: string | null;
            /** Solution Due At */
            solution_due_at: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Closed At */
            closed_at: string | null;
            /** Paused */
            paused: boolean;
            /** Rating */
            rating: number | null;
            /** Rating Comment */
            rating_comment: string;
        };
        /**
         * ConsoleTicketsQuery
         * @description Which list; `id` names the state, the area or the assignee.
         */
        ConsoleTicketsQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
            /**
             * View
             * @default open
             * @enum {string}
             */
            view?: "open" | "mine" | "unassigned" | "waiting" | "overdue" | "due" | "closed" | "state" | "area" | "assignee";
            /**
             * Id
             * @default
             */
            id?: string;
            /**
             * Customer Id
             * @default
             */
            customer_id?: string;
            /**
             * Q
             * @default
             */
            q?: string;
        };
        /**
         * ContactBrief
         * @description The person who acts.
         */
        ContactBrief: {
            /** Name */
            name: string;
        };
        /**
         * ContactChangeIn
         * @description A contact as it is to be; without an id it is a new one.
         */
        ContactChangeIn: {
            /** Name */
            name: string;
            /** Emails */
            emails?: string[];
            /** Phones */
            phones?: string[];
            /**
             * Id
             * @default null
             */
            id?: string | null;
        };
        /**
         * ContactDetail
         * @description A contact.
         */
        ContactDetail: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Emails */
            emails: string[];
            /** Phones */
            phones: string[];
            /** Unusable Phones */
            unusable_phones: string[];
        };
        /**
         * ContactIn
         * @description A person who acts for the customer.
         */
        ContactIn: {
            /**
             * External Id
             * @default null
             */
            external_id?: string | null;
            /** Name */
            name: string;
            /** Emails */
            emails?: string[];
            /** Phones */
            phones?: string[];
        };
        /**
         * ContactOut
         * @description A contact as the tenant's system reads it back.
         */
        ContactOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Emails */
            emails: string[];
            /** Phones */
            phones: string[];
            /** Unusable Phones */
            unusable_phones: string[];
        };
        /**
         * ContractBatchIn
         * @description Up to 100 contracts.
         */
        ContractBatchIn: {
            /** Items */
            items: ({
                /** External Id */
                external_id: string;
                /** Customer */
                customer: string;
                /** Template */
                template: string;
                /** Values */
                values?: {
                    [key: string]: string;
                };
                /**
                 * Due On
                 * @default null
                 */
                due_on?: string | null;
                /**
                 * Send
                 * @default true
                 */
                send?: boolean;
            } | Record<string, never>)[];
        };
        /**
         * ContractBrief
         * @description A contract in the customer's list.
         */
        ContractBrief: {
            /** Contract Id */
            contract_id: string;
            /** Title */
            title: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
            /** Mine */
            mine: boolean;
            /** Due On */
            due_on: string | null;
            /** Sent At */
            sent_at: string | null;
            /** Ended At */
            ended_at: string | null;
        };
        /**
         * ContractChangeIn
         * @description A draft as it is to be.
         */
        ContractChangeIn: {
            /** Title */
            title: string;
            /**
             * Message
             * @default
             */
            message?: string;
            /** Signers */
            signers: components["schemas"]["SignerIn"][];
            /** Marks */
            marks?: components["schemas"]["MarkIn"][];
            /**
             * In Order
             * @default false
             */
            in_order?: boolean;
            /**
             * Due On
             * @default null
             */
            due_on?: string | null;
        };
        /**
         * ContractCodeIn
         * @description By which way the code goes.
         */
        ContractCodeIn: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "email" | "sms";
        };
        /**
         * ContractCodeOut
         * @description A code that was sent.
         */
        ContractCodeOut: {
            /** Challenge Id */
            challenge_id: string;
            /** Binding */
            binding: string;
            /** Code Length */
            code_length: number;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Resend At
             * Format: date-time
             */
            resend_at: string;
        };
        /**
         * ContractCodeTypedIn
         * @description The code as it was typed.
         */
        ContractCodeTypedIn: {
            /** Binding */
            binding: string;
            /** Code */
            code: string;
        };
        /**
         * ContractDataOut
         * @description A contract in full.
         */
        ContractDataOut: {
            /** Contract Id */
            contract_id: string;
            /**
             * External Id
             * @default
             */
            external_id?: string;
            /** Customer Name */
            customer_name: string;
            /** Title */
            title: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
            /** Signed */
            signed: number;
            /** Signers */
            signers: number;
            /** Due On */
            due_on: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** People */
            people: components["schemas"]["SignerDataOut"][];
            /** Reason */
            reason: string;
            /** Document Sha256 */
            document_sha256: string;
            /** Sealed Sha256 */
            sealed_sha256: string;
            /** Code */
            code: string;
        };
        /**
         * ContractDataPage
         * @description A page of them, and the cursor of the next.
         */
        ContractDataPage: {
            /** Items */
            items: components["schemas"]["ContractDataRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * ContractDataRow
         * @description A contract in a list.
         */
        ContractDataRow: {
            /** Contract Id */
            contract_id: string;
            /**
             * External Id
             * @default
             */
            external_id?: string;
            /** Customer Name */
            customer_name: string;
            /** Title */
            title: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
            /** Signed */
            signed: number;
            /** Signers */
            signers: number;
            /** Due On */
            due_on: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * ContractEventOut
         * @description Something that happened.
         */
        ContractEventOut: {
            /** Number */
            number: number;
            /** Event */
            event: string;
            /** Actor */
            actor: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
        };
        /**
         * ContractFileIn
         * @description Which of its files.
         */
        ContractFileIn: {
            /**
             * File
             * @enum {string}
             */
            file: "original" | "sealed" | "evidence" | "events";
        };
        /**
         * ContractIn
         * @description A new draft, of a PDF that was handed in.
         */
        ContractIn: {
            /** Customer Id */
            customer_id: string;
            /** Title */
            title: string;
            /** Upload Id */
            upload_id: string;
        };
        /**
         * ContractMarkOut
         * @description Something that the caller has to fill in on a page.
         */
        ContractMarkOut: {
            /** Mark Id */
            mark_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "signature" | "initials" | "date" | "checkbox" | "text";
            /** Page */
            page: number;
            /** X */
            x: number;
            /** Y */
            y: number;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Label */
            label: string;
            /** Required */
            required: boolean;
        };
        /**
         * ContractOut
         * @description A contract as whoever may see it reads it.
         */
        ContractOut: {
            /** Contract Id */
            contract_id: string;
            /** Title */
            title: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
            /** Mine */
            mine: boolean;
            /** Due On */
            due_on: string | null;
            /** Sent At */
            sent_at: string | null;
            /** Ended At */
            ended_at: string | null;
            /** Message */
            message: string;
            /** Business */
            business: string;
            /** Pages */
            pages: number;
            /** Pages Drawn */
            pages_drawn: number;
            /** Document Sha256 */
            document_sha256: string;
            /** Signers */
            signers: components["schemas"]["ContractSignerOut"][];
            /** Marks */
            marks: components["schemas"]["ContractMarkOut"][];
            /** Consent */
            consent: string;
            ways: components["schemas"]["StepUpWays"];
            /** Reason */
            reason: string;
            /** Receipt Url */
            receipt_url: string;
            /** Code */
            code: string;
            /** Sealed Sha256 */
            sealed_sha256: string;
            /** Has Evidence */
            has_evidence: boolean;
        };
        /**
         * ContractPage
         * @description A page of contracts, newest first.
         */
        ContractPage: {
            /** Items */
            items: components["schemas"]["ContractBrief"][];
            /** Next */
            next: string | null;
            /** Waiting */
            waiting: number;
        };
        /**
         * ContractPersonOut
         * @description Somebody who can sign.
         */
        ContractPersonOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Email */
            email: string;
            /** Phone */
            phone: string;
        };
        /**
         * ContractPicture
         * @description A page to be read.
         */
        ContractPicture: {
            /** Number */
            number: number;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Url */
            url: string;
            /** Text */
            text: string;
        };
        /**
         * ContractPictures
         * @description Some of the pages.
         */
        ContractPictures: {
            /** Items */
            items: components["schemas"]["ContractPicture"][];
        };
        /**
         * ContractReadIn
         * @description That somebody read it to its end.
         */
        ContractReadIn: {
            /** Document Sha256 */
            document_sha256: string;
        };
        /**
         * ContractRowOut
         * @description A contract in a list.
         */
        ContractRowOut: {
            /** Contract Id */
            contract_id: string;
            /** Customer Id */
            customer_id: string;
            /** Customer Name */
            customer_name: string;
            /** Title */
            title: string;
            /**
             * State
             * @enum {string}
             */
            state: "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
            /** Signed */
            signed: number;
            /** Signers */
            signers: number;
            /** Due On */
            due_on: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * ContractRowPage
         * @description A page of them, newest change first.
         */
        ContractRowPage: {
            /** Items */
            items: components["schemas"]["ContractRowOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * ContractSettings
         * @description What holds for contracts unless one says otherwise.
         */
        ContractSettings: {
            /**
             * Consent
             * @default
             */
            consent?: string;
            /**
             * Due Days
             * @default 30
             */
            due_days?: number;
            /**
             * Remind Days
             * @default 3
             */
            remind_days?: number;
        };
        /**
         * ContractSignerOut
         * @description One of those who sign.
         */
        ContractSignerOut: {
            /** Name */
            name: string;
            /** Own */
            own: boolean;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "seen" | "signed" | "declined";
            /** Signed At */
            signed_at: string | null;
        };
        /**
         * ContractTagOut
         * @description Something that a text can say.
         */
        ContractTagOut: {
            /** Name */
            name: string;
            /** Description */
            description: string;
            /** Example */
            example: string;
        };
        /**
         * ContractTemplateData
         * @description A template of which contracts can be ordered.
         */
        ContractTemplateData: {
            /** Template Id */
            template_id: string;
            /** Name */
            name: string;
            /** Fields */
            fields: components["schemas"]["TemplateFieldOut"][];
        };
        /**
         * ContractTemplateIn
         * @description A template as it is to be.
         */
        ContractTemplateIn: {
            /** Title */
            title: string;
            /** Text */
            text: string;
            /** Name */
            name: string;
            /**
             * Message
             * @default
             */
            message?: string;
            /** Roles */
            roles: components["schemas"]["TemplateRoleIn"][];
            /**
             * In Order
             * @default false
             */
            in_order?: boolean;
            /**
             * Due Days
             * @default 0
             */
            due_days?: number;
            /**
             * Version
             * @default 0
             */
            version?: number;
        };
        /**
         * ContractTemplateOut
         * @description A template with all of it.
         */
        ContractTemplateOut: {
            /** Template Id */
            template_id: string;
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Fields */
            fields: components["schemas"]["TemplateFieldOut"][];
            /** Signers */
            signers: number;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
            /** Text */
            text: string;
            /** Message */
            message: string;
            /** Roles */
            roles: components["schemas"]["TemplateRoleOut"][];
            /** In Order */
            in_order: boolean;
            /** Due Days */
            due_days: number;
            /** Version */
            version: number;
        };
        /**
         * ContractTemplatePreviewOut
         * @description How it looks: its first pages, with examples for what its tags stand for.
         */
        ContractTemplatePreviewOut: {
            /** Pages */
            pages: number;
            /** Items */
            items: components["schemas"]["ContractPicture"][];
            /** Download Url */
            download_url: string;
        };
        /**
         * ContractTemplateRow
         * @description A template in a list.
         */
        ContractTemplateRow: {
            /** Template Id */
            template_id: string;
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Fields */
            fields: components["schemas"]["TemplateFieldOut"][];
            /** Signers */
            signers: number;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Changed By */
            changed_by: string;
        };
        /**
         * ContractTemplates
         * @description All templates, by name; what their texts can say, and who of the team could sign.
         */
        ContractTemplates: {
            /** Items */
            items: components["schemas"]["ContractTemplateRow"][];
            /** Tags */
            tags: components["schemas"]["ContractTagOut"][];
            /** Team */
            team: components["schemas"]["TeamSignerOut"][];
        };
        /**
         * ContractTemplatesData
         * @description All of them.
         */
        ContractTemplatesData: {
            /** Items */
            items: components["schemas"]["ContractTemplateData"][];
        };
        /**
         * ContractUploadIn
         * @description A PDF that is to be handed in.
         */
        ContractUploadIn: {
            /** Size */
            size: number;
        };
        /**
         * ContractUploadOut
         * @description Where to hand it in.
         */
        ContractUploadOut: {
            /** Upload Id */
            upload_id: string;
            /** Url */
            url: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * ContractsDataQuery
         * @description Which contracts: all, or those in a state; those that changed last first.
         */
        ContractsDataQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
            /**
             * State
             * @default
             * @enum {string}
             */
            state?: "" | "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
        };
        /**
         * ContractsQuery
         * @description Which page.
         */
        ContractsQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit?: number;
        };
        /**
         * ContrastIn
         * @description Two colours.
         */
        ContrastIn: {
            /** Colour */
            colour: string;
            /** Page Background */
            page_background: string;
        };
        /**
         * ContrastOut
         * @description How legible a brand colour is.
         */
        ContrastOut: {
            /** Colour */
            colour: string;
            /** Page Background */
            page_background: string;
            /** On Colour */
            on_colour: string;
            /** On Colour Ratio */
            on_colour_ratio: number;
            /** As Text Ratio */
            as_text_ratio: number;
            /** Required */
            required: number;
            /** Passes */
            passes: boolean;
            /** Nearest */
            nearest: string;
        };
        /**
         * ConversationCounts
         * @description How many stand in each list, up to a hundred.
         */
        ConversationCounts: {
            /** Waiting */
            waiting: number;
            /** Mine */
            mine: number;
        };
        /**
         * ConversationPage
         * @description A page of conversations; the one with the newest message first.
         */
        ConversationPage: {
            /** Items */
            items: components["schemas"]["ConversationRowOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * ConversationRowOut
         * @description A conversation in a list.
         */
        ConversationRowOut: {
            /** Customer Id */
            customer_id: string;
            /** Party */
            party: string;
            /** Customer Name */
            customer_name: string;
            /** Contact Name */
            contact_name: string;
            /** Adviser Id */
            adviser_id: string;
            /** Preview */
            preview: string;
            /**
             * Last Author
             * @enum {string}
             */
            last_author: "customer" | "staff";
            /** Unread */
            unread: number;
            /** Waits */
            waits: boolean;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * ConversationsQuery
         * @description Which of the lists.
         */
        ConversationsQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
            /**
             * View
             * @default waiting
             * @enum {string}
             */
            view?: "waiting" | "mine" | "all" | "adviser";
            /**
             * Id
             * @default
             */
            id?: string;
        };
        /**
         * CountsOut
         * @description Number of records by outcome.
         */
        CountsOut: {
            /** New */
            new: number;
            /** Changed */
            changed: number;
            /** Unchanged */
            unchanged: number;
            /** Wrong */
            wrong: number;
        };
        /**
         * CreditNoteBatchIn
         * @description Up to 100 credit notes.
         */
        CreditNoteBatchIn: {
            /** Items */
            items: ({
                /** External Id */
                external_id: string;
                /** Customer */
                customer: string;
                /** Number */
                number: string;
                /**
                 * Issued On
                 * Format: date
                 */
                issued_on: string;
                /** Currency */
                currency: string;
                /** Lines */
                lines?: components["schemas"]["LineIn"][];
                /** Adjustments */
                adjustments?: components["schemas"]["AdjustmentIn"][];
                /**
                 * Net
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 */
                net: string | number;
                /** Taxes */
                taxes?: components["schemas"]["TaxIn"][];
                /**
                 * Rounding
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 * @default 0
                 */
                rounding?: string | number;
                /**
                 * Prepaid
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 * @default 0
                 */
                prepaid?: string | number;
                /**
                 * Total
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 */
                total: string | number;
                /**
                 * Invoice
                 * @default null
                 */
                invoice?: string | null;
                /**
                 * Notes
                 * @default
                 */
                notes?: string;
            } | Record<string, never>)[];
        };
        /**
         * CustomField
         * @description Something more that a category asks for.
         */
        CustomField: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /**
             * Kind
             * @default text
             * @enum {string}
             */
            kind?: "text" | "number" | "date" | "choice";
            /**
             * Required
             * @default false
             */
            required?: boolean;
            /**
             * Options
             * @default []
             */
            options?: string[];
        };
        /**
         * CustomFieldBrief
         * @description One of a category's own fields.
         */
        CustomFieldBrief: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /** Kind */
            kind: string;
            /** Options */
            options: string[];
        };
        /**
         * CustomFieldOut
         * @description Something more that a category asks for.
         */
        CustomFieldOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "number" | "date" | "choice";
            /** Required */
            required: boolean;
            /** Options */
            options: string[];
        };
        /**
         * CustomerBatchIn
         * @description Up to 100 customers.
         */
        CustomerBatchIn: {
            /** Items */
            items: ({
                /** External Id */
                external_id: string;
                /**
                 * Kind
                 * @default person
                 * @enum {string}
                 */
                kind?: "person" | "company";
                /** Name */
                name: string;
                /**
                 * Number
                 * @default null
                 */
                number?: string | null;
                /** @default null */
                document?: components["schemas"]["DocumentIn"] | null;
                /** Address */
                address?: string[];
                /**
                 * Language
                 * @default null
                 */
                language?: ("es" | "en" | "pt") | null;
                /** Contacts */
                contacts?: components["schemas"]["ContactIn"][];
                /**
                 * @default {
                 *       "portal_user": true,
                 *       "support_from": null,
                 *       "portal_until": null
                 *     }
                 */
                access?: components["schemas"]["AccessIn"];
            } | Record<string, never>)[];
        };
        /**
         * CustomerBrief
         * @description Who is signed in, as far as the page's frame shows it.
         */
        CustomerBrief: {
            /** Customer Id */
            customer_id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string | null;
            /** Document */
            document: string | null;
        };
        /**
         * CustomerChangeIn
         * @description A customer as it is to be; `version` is the one that was shown.
         */
        CustomerChangeIn: {
            /** Name */
            name: string;
            /**
             * Kind
             * @default person
             * @enum {string}
             */
            kind?: "person" | "company";
            /**
             * Number
             * @default null
             */
            number?: string | null;
            /** @default null */
            document?: components["schemas"]["DocumentIn"] | null;
            /** Address */
            address?: string[];
            /**
             * Language
             * @default null
             */
            language?: ("es" | "en" | "pt") | null;
            /** Contacts */
            contacts?: components["schemas"]["ContactChangeIn"][];
            /** Version */
            version: number;
        };
        /**
         * CustomerDetail
         * @description All that the console shows of a customer.
         */
        CustomerDetail: {
            /** Id */
            id: string;
            /** External Id */
            external_id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string | null;
            document: components["schemas"]["DocumentOut"] | null;
            /** Address */
            address: string[];
            /** Language */
            language: string | null;
            /** Is Test */
            is_test: boolean;
            /** Deleted */
            deleted: boolean;
            /** Version */
            version: number;
            /** Contacts */
            contacts: components["schemas"]["ContactDetail"][];
            access: components["schemas"]["AccessDetail"];
            password: components["schemas"]["PasswordDetail"];
            /** Adviser Id */
            adviser_id: string | null;
            /** Accounts */
            accounts: components["schemas"]["AccountDetail"][];
            /** Sign Ins */
            sign_ins: components["schemas"]["SignInDetail"][];
            /** Access Log */
            access_log: components["schemas"]["AccessLogDetail"][];
        };
        /**
         * CustomerOut
         * @description A customer as the tenant's system reads it back.
         */
        CustomerOut: {
            /** Id */
            id: string;
            /** External Id */
            external_id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Number */
            number: string | null;
            /** Document */
            document: {
                [key: string]: unknown;
            } | null;
            /** Address */
            address: string[];
            /** Language */
            language: string | null;
            /** Portal User */
            portal_user: boolean;
            /** Support From */
            support_from: string | null;
            /** Portal Until */
            portal_until: string | null;
            /** Deleted */
            deleted: boolean;
            /** Contacts */
            contacts: components["schemas"]["ContactOut"][];
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
        };
        /**
         * CustomerPage
         * @description A page of customers, without their contacts.
         */
        CustomerPage: {
            /** Items */
            items: components["schemas"]["CustomerOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * CustomerRow
         * @description A customer in the list.
         */
        CustomerRow: {
            /** Id */
            id: string;
            /** External Id */
            external_id: string;
            /** Name */
            name: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string | null;
            /** Document */
            document: string | null;
            /** Email */
            email: string | null;
            /** Phone */
            phone: string | null;
            /** Access */
            access: string;
            /** Is Test */
            is_test: boolean;
        };
        /**
         * CustomerRows
         * @description A page of the list; of a search with several words it may be short and still have a next one.
         */
        CustomerRows: {
            /** Items */
            items: components["schemas"]["CustomerRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * CustomersQuery
         * @description What was typed in the search, and which page.
         */
        CustomersQuery: {
            /**
             * Q
             * @default
             */
            q?: string;
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit?: number;
        };
        /**
         * DashboardOut
         * @description What the customer sees first.
         */
        DashboardOut: {
            /** Accounts */
            accounts: components["schemas"]["AccountOut"][];
            /** Pending */
            pending: components["schemas"]["PendingOut"][];
        };
        /**
         * DeadLetterOut
         * @description A message that could not be sent.
         */
        DeadLetterOut: {
            /** Id */
            id: string;
            /**
             * Event
             * @description The event that the message was about.
             */
            event: string;
            /** Customer Id */
            customer_id: string | null;
            /** Customer Name */
            customer_name: string | null;
            /**
             * Error
             * @description `refused`, `busy`, `unreachable`, `uncertain` (it may have been sent), `ours` or `unknown`.
             */
            error: string;
            /** Tries */
            tries: number;
            /**
             * Happened At
             * Format: date-time
             */
            happened_at: string;
            /**
             * Died At
             * Format: date-time
             */
            died_at: string;
        };
        /**
         * DeadLetterPage
         * @description A page of dead letters, newest first.
         */
        DeadLetterPage: {
            /** Items */
            items: components["schemas"]["DeadLetterOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * DeclineIn
         * @description Why it is not signed.
         */
        DeclineIn: {
            /** Reason */
            reason: string;
        };
        /**
         * Defaults
         * @description What a ticket of one origin begins with.
         */
        Defaults: {
            /**
             * Area Id
             * @default
             */
            area_id?: string;
            /**
             * Category Id
             * @default
             */
            category_id?: string;
            /**
             * State Id
             * @default
             */
            state_id?: string;
            /**
             * Priority Id
             * @default
             */
            priority_id?: string;
            /**
             * Assignee Id
             * @default
             */
            assignee_id?: string;
        };
        /**
         * DifferencePage
         * @description A page of records, in the file's order.
         */
        DifferencePage: {
            /** Items */
            items: components["schemas"]["DifferenceRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * DifferenceRow
         * @description A record of the file and its outcome.
         */
        DifferenceRow: {
            /** Row */
            row: number;
            /** Last Row */
            last_row: number;
            outcome: components["schemas"]["Outcome"];
            /** Key */
            key: string;
            /** Label */
            label: string;
            /** Changes */
            changes: components["schemas"]["ImportChangeOut"][];
            /** Reasons */
            reasons: components["schemas"]["ReasonOut"][];
            /** Warnings */
            warnings: components["schemas"]["ReasonOut"][];
        };
        /**
         * DocumentIn
         * @description An identity number. Without `kind` it is told from the number's form.
         */
        DocumentIn: {
            /**
             * Country
             * @default null
             */
            country?: string | null;
            /**
             * Kind
             * @default null
             */
            kind?: string | null;
            /** Number */
            number: string;
        };
        /**
         * DocumentOut
         * @description An identity number.
         */
        DocumentOut: {
            /** Country */
            country: string;
            /** Kind */
            kind: string;
            /** Number */
            number: string;
            /** Formatted */
            formatted: string;
        };
        /**
         * Done
         * @description An answer with nothing to say.
         */
        Done: Record<string, never>;
        /**
         * DownloadOut
         * @description Where to fetch a file, for two minutes.
         */
        DownloadOut: {
            /** Url */
            url: string;
            /** Filename */
            filename: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * DraftIn
         * @description Settings that nobody has saved.
         */
        DraftIn: {
            settings: components["schemas"]["TenantSettings"];
        };
        /**
         * Empty
         * @description A body with nothing to say: `{}`.
         */
        Empty: Record<string, never>;
        /**
         * Encoding
         * @description A supported encoding.
         * @enum {string}
         */
        Encoding: "utf-8" | "utf-16-le" | "utf-16-be" | "windows-1252";
        /**
         * EnrolIn
         * @description Where there is a second factor already: a code of it.
         */
        EnrolIn: {
            /**
             * Code
             * @default null
             */
            code?: string | null;
        };
        /**
         * EntitlementOut
         * @description A module, as the tenant stands to it.
         */
        EntitlementOut: {
            module: components["schemas"]["Module"];
            /** Contracted */
            contracted: boolean;
            /** On */
            on: boolean;
            /** Requested At */
            requested_at: string | null;
        };
        /**
         * EntitlementsOut
         * @description Every module that there is.
         */
        EntitlementsOut: {
            /** Items */
            items: components["schemas"]["EntitlementOut"][];
        };
        /**
         * EntryOut
         * @description A line of the statement: `amount` is signed, `balance` is the running balance after it.
         */
        EntryOut: {
            /** Id */
            id: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "invoice" | "payment" | "credit_note";
            /** Number */
            number: string;
            /** Description */
            description: string;
            amount: components["schemas"]["MoneyOut"];
            balance: components["schemas"]["MoneyOut"];
            /** Invoice Id */
            invoice_id: string | null;
            /** Due On */
            due_on: string | null;
        };
        /**
         * ExamineIn
         * @description What the picture is for.
         */
        ExamineIn: {
            purpose: components["schemas"]["Purpose"];
        };
        /**
         * ExaminedIn
         * @description The customer whose thread the file was uploaded for.
         */
        ExaminedIn: {
            /** Customer Id */
            customer_id: string;
        };
        /**
         * FieldOut
         * @description A field that columns can be mapped to.
         */
        FieldOut: {
            /** Name */
            name: string;
            /** Label */
            label: string;
            type: components["schemas"]["Type"];
            /** Many */
            many: number;
            /** Of Line */
            of_line: boolean;
            /** Needed */
            needed: string;
            /** Example */
            example: string;
        };
        /**
         * FieldProblem
         * @description What is wrong with one field.
         */
        FieldProblem: {
            /** Field */
            field: string;
            /** Code */
            code: string;
            /** Detail */
            detail: string;
            /**
             * Params
             * @default null
             */
            params?: {
                [key: string]: unknown;
            } | null;
        };
        /**
         * FilledContractIn
         * @description A contract that is to be made of a template.
         */
        FilledContractIn: {
            /** Customer Id */
            customer_id: string;
            /** Template Id */
            template_id: string;
            /** Values */
            values?: {
                [key: string]: string;
            };
        };
        /**
         * HandoverIn
         * @description The one-minute secret of a fresh session.
         */
        HandoverIn: {
            /** Handover */
            handover: string;
        };
        /**
         * Hours
         * @description When the business is open, by the tenant's clock.
         */
        Hours: {
            /**
             * Week
             * @default [
             *       [
             *         {
             *           "opens": "09:00",
             *           "closes": "18:00"
             *         }
             *       ],
             *       [
             *         {
             *           "opens": "09:00",
             *           "closes": "18:00"
             *         }
             *       ],
             *       [
             *         {
             *           "opens": "09:00",
             *           "closes": "18:00"
             *         }
             *       ],
             *       [
             *         {
             *           "opens": "09:00",
             *           "closes": "18:00"
             *         }
             *       ],
             *       [
             *         {
             *           "opens": "09:00",
             *           "closes": "18:00"
             *         }
             *       ],
             *       [],
             *       []
             *     ]
             */
            week?: components["schemas"]["Span"][][];
            /**
             * Holidays
             * @default []
             */
            holidays?: string[];
        };
        /**
         * IdentifierField
         * @description Which identifier a customer types [Validación para el ingreso].
         * @enum {string}
         */
        IdentifierField: "document" | "number";
        /**
         * ImageOut
         * @description A picture beside the portal's page.
         */
        ImageOut: {
            /** Path */
            path: string;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /** Contrast Light */
            contrast_light: number;
            /** Contrast Dark */
            contrast_dark: number;
            /**
             * Stands Out
             * @enum {string}
             */
            stands_out: "both" | "light" | "dark" | "neither";
        };
        /**
         * ImportChangeOut
         * @description A changed field.
         */
        ImportChangeOut: {
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Before */
            before: string;
            /** After */
            after: string;
        };
        /**
         * ImportIn
         * @description A file to import.
         */
        ImportIn: {
            kind: components["schemas"]["Kind"];
            /** Filename */
            filename: string;
            /** Size */
            size: number;
            /**
             * Template Id
             * @default
             */
            template_id?: string;
        };
        /**
         * ImportOut
         * @description An import in detail.
         */
        ImportOut: {
            /** Id */
            id: string;
            kind: components["schemas"]["Kind"];
            /** Filename */
            filename: string;
            /** Size */
            size: number;
            state: components["schemas"]["ImportState"];
            /** Staff Name */
            staff_name: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Failure */
            failure: string | null;
            counts: components["schemas"]["CountsOut"];
            /** Can Resume */
            can_resume: boolean;
            progress: components["schemas"]["ProgressOut"];
            layout: components["schemas"]["LayoutOut"] | null;
            /** Columns */
            columns: components["schemas"]["ColumnOut"][];
            /** Remembered */
            remembered: boolean;
            mapping: components["schemas"]["MappingOut"] | null;
            /** Fields */
            fields: components["schemas"]["FieldOut"][];
            /** Currency */
            currency: string;
            /** Due Days */
            due_days: number;
        };
        /**
         * ImportPage
         * @description A page of the history, newest first, and the kinds of imports.
         */
        ImportPage: {
            /** Items */
            items: components["schemas"]["ImportRow"][];
            /** Next */
            next: string | null;
            /** Kinds */
            kinds: components["schemas"]["KindOut"][];
        };
        /**
         * ImportRow
         * @description An import in the history.
         */
        ImportRow: {
            /** Id */
            id: string;
            kind: components["schemas"]["Kind"];
            /** Filename */
            filename: string;
            /** Size */
            size: number;
            state: components["schemas"]["ImportState"];
            /** Staff Name */
            staff_name: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
            /** Failure */
            failure: string | null;
            counts: components["schemas"]["CountsOut"];
        };
        /**
         * ImportStartedOut
         * @description A new import, waiting for its file.
         */
        ImportStartedOut: {
            /** Id */
            id: string;
            upload: components["schemas"]["ImportUploadOut"];
        };
        /**
         * ImportState
         * @description State of an import.
         * @enum {string}
         */
        ImportState: "waiting" | "uploaded" | "comparing" | "compared" | "running" | "done" | "cancelled" | "failed";
        /**
         * ImportUploadOut
         * @description Form to upload the file with: post the fields in order, then `file`.
         */
        ImportUploadOut: {
            /** Url */
            url: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * ImportsQuery
         * @description Page of the history.
         */
        ImportsQuery: {
            /**
             * Language
             * @default null
             */
            language?: ("es" | "en" | "pt") | null;
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit?: number;
        };
        /**
         * InviteAcceptIn
         * @description The token of an invitation, and the name that its owner goes by.
         */
        InviteAcceptIn: {
            /** Token */
            token: string;
            /** Name */
            name: string;
        };
        /**
         * InviteAcceptedOut
         * @description With which address to sign in now.
         */
        InviteAcceptedOut: {
            /** Email */
            email: string;
        };
        /**
         * InvoiceBatchIn
         * @description Up to 100 invoices.
         */
        InvoiceBatchIn: {
            /** Items */
            items: ({
                /** External Id */
                external_id: string;
                /** Customer */
                customer: string;
                /** Number */
                number: string;
                /**
                 * Issued On
                 * Format: date
                 */
                issued_on: string;
                /**
                 * Due On
                 * Format: date
                 */
                due_on: string;
                /** Currency */
                currency: string;
                /** Lines */
                lines?: components["schemas"]["LineIn"][];
                /** Adjustments */
                adjustments?: components["schemas"]["AdjustmentIn"][];
                /**
                 * Net
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 */
                net: string | number;
                /** Taxes */
                taxes?: components["schemas"]["TaxIn"][];
                /**
                 * Rounding
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 * @default 0
                 */
                rounding?: string | number;
                /**
                 * Prepaid
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 * @default 0
                 */
                prepaid?: string | number;
                /**
                 * Total
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 */
                total: string | number;
                /**
                 * Notes
                 * @default
                 */
                notes?: string;
                /**
                 * Pdf Base64
                 * @default null
                 */
                pdf_base64?: string | null;
            } | Record<string, never>)[];
        };
        /**
         * InvoiceDataOut
         * @description An invoice as the tenant's system reads it back.
         */
        InvoiceDataOut: {
            /** Id */
            id: string;
            /** External Id */
            external_id: string;
            /** Customer */
            customer: string;
            /** Number */
            number: string;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            /** Currency */
            currency: string;
            /** Net */
            net: string;
            /** Total */
            total: string;
            /** Paid */
            paid: string;
            /** Open */
            open: string;
            /** Has Own Pdf */
            has_own_pdf: boolean;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
        };
        /**
         * InvoiceDataPage
         * @description A page of invoices.
         */
        InvoiceDataPage: {
            /** Items */
            items: components["schemas"]["InvoiceDataOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * InvoiceOut
         * @description An invoice in full.
         */
        InvoiceOut: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            total: components["schemas"]["MoneyOut"];
            open: components["schemas"]["MoneyOut"];
            /**
             * State
             * @enum {string}
             */
            state: "open" | "overdue" | "partly_paid" | "paid";
            /** Product */
            product: string | null;
            /** Lines */
            lines: components["schemas"]["LineOut"][];
            /** Adjustments */
            adjustments: components["schemas"]["AdjustmentOut"][];
            net: components["schemas"]["MoneyOut"];
            /** Taxes */
            taxes: components["schemas"]["TaxOut"][];
            rounding: components["schemas"]["MoneyOut"] | null;
            prepaid: components["schemas"]["MoneyOut"] | null;
            /** Notes */
            notes: string;
            /** Has Own Pdf */
            has_own_pdf: boolean;
            /** Downloadable */
            downloadable: boolean;
        };
        /**
         * InvoicePage
         * @description A page of invoices, newest first.
         */
        InvoicePage: {
            /** Items */
            items: components["schemas"]["InvoiceRow"][];
            /** Next */
            next: string | null;
        };
        /**
         * InvoiceRow
         * @description An invoice in a list.
         */
        InvoiceRow: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
            /**
             * Due On
             * Format: date
             */
            due_on: string;
            total: components["schemas"]["MoneyOut"];
            open: components["schemas"]["MoneyOut"];
            /**
             * State
             * @enum {string}
             */
            state: "open" | "overdue" | "partly_paid" | "paid";
            /** Product */
            product: string | null;
        };
        /**
         * InvoicesQuery
         * @description Which invoices.
         */
        InvoicesQuery: {
            /**
             * State
             * @default null
             */
            state?: ("open" | "overdue" | "paid") | null;
            /**
             * Q
             * @default
             */
            q?: string;
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit?: number;
        };
        /**
         * Issuer
         * @description Who issues the documents, as printed on them.
         */
        Issuer: {
            /**
             * Address
             * @default []
             */
            address?: string[];
            /**
             * Tax Id
             * @default
             */
            tax_id?: string;
        };
        /**
         * Kind
         * @description What a file contains.
         * @enum {string}
         */
        Kind: "customers" | "invoices" | "payments" | "contracts";
        /**
         * KindOut
         * @description A kind of import and its fields.
         */
        KindOut: {
            kind: components["schemas"]["Kind"];
            /** Fields */
            fields: components["schemas"]["FieldOut"][];
        };
        /**
         * LanguageQuery
         * @description Language of labels and reasons. Default: the staff member's.
         */
        LanguageQuery: {
            /**
             * Language
             * @default null
             */
            language?: ("es" | "en" | "pt") | null;
        };
        /**
         * LayoutOut
         * @description Encoding and structure of the file.
         */
        LayoutOut: {
            encoding: components["schemas"]["Encoding"];
            /** Separator */
            separator: string;
            /** Has Header */
            has_header: boolean;
        };
        /**
         * LineIn
         * @description A line of an invoice or credit note. `total` = quantity × unit price − discount, before tax.
         */
        LineIn: {
            /**
             * Product
             * @default
             */
            product?: string;
            /**
             * Description
             * @default
             */
            description?: string;
            /**
             * Quantity
             * @description A decimal as text, or an integer; never a float, which has already lost the cents.
             * @default 1
             */
            quantity?: string | number;
            /**
             * Unit Price
             * @description A decimal as text, or an integer; never a float, which has already lost the cents.
             */
            unit_price: string | number;
            /**
             * Discount
             * @description A decimal as text, or an integer; never a float, which has already lost the cents.
             * @default 0
             */
            discount?: string | number;
            /**
             * Total
             * @description A decimal as text, or an integer; never a float, which has already lost the cents.
             */
            total: string | number;
        };
        /**
         * LineOut
         * @description A line of an invoice; product and description as the tenant shows them.
         */
        LineOut: {
            /** Product */
            product: string | null;
            /** Description */
            description: string | null;
            /** Quantity */
            quantity: string;
            /** Unit Price */
            unit_price: string;
            total: components["schemas"]["MoneyOut"];
        };
        /**
         * LinkCodeIn
         * @description A link with the code that stands beside it. Without one nothing was tried.
         */
        LinkCodeIn: {
            /** Token */
            token: string;
            /** Code */
            code: string;
        };
        /**
         * LinkIn
         * @description The token of a link in a message.
         */
        LinkIn: {
            /** Token */
            token: string;
        };
        /**
         * LinkOut
         * @description Whether a link lets in at once; otherwise it wants the code that stands beside it.
         */
        LinkOut: {
            signed_in: components["schemas"]["SignedInOut"] | null;
        };
        /**
         * ListQuery
         * @description Which page of a list.
         */
        ListQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
        };
        /**
         * MappedColumnIn
         * @description The field of a column, and its number or date format where that cannot be detected.
         */
        MappedColumnIn: {
            /** Index */
            index: number;
            /** Field */
            field: string;
            /**
             * Decimal Sign
             * @default null
             */
            decimal_sign?: ("." | ",") | null;
            /**
             * Day Order
             * @default null
             */
            day_order?: ("dmy" | "mdy") | null;
        };
        /**
         * MappingIn
         * @description The column mapping; columns left out are not imported.
         */
        MappingIn: {
            /** Columns */
            columns: components["schemas"]["MappedColumnIn"][];
            /**
             * Currency
             * @default
             */
            currency?: string;
            /**
             * Due Days
             * @default 0
             */
            due_days?: number;
        };
        /**
         * MappingOut
         * @description The column mapping.
         */
        MappingOut: {
            /** Columns */
            columns: components["schemas"]["MappedColumnIn"][];
            /** Currency */
            currency: string;
            /** Due Days */
            due_days: number;
        };
        /**
         * MarkHandledIn
         * @description Up to which message nothing needs an answer.
         */
        MarkHandledIn: {
            /** Up To */
            up_to: string;
        };
        /**
         * MarkIn
         * @description Something that a signer fills in, in points from the top left corner of the page as it is shown.
         */
        MarkIn: {
            /** Signer */
            signer: number;
            /**
             * Kind
             * @enum {string}
             */
            kind: "signature" | "initials" | "date" | "checkbox" | "text";
            /** Page */
            page: number;
            /** X */
            x: number;
            /** Y */
            y: number;
            /** Width */
            width: number;
            /** Height */
            height: number;
            /**
             * Label
             * @default
             */
            label?: string;
            /**
             * Required
             * @default true
             */
            required?: boolean;
        };
        /**
         * MemberChangeIn
         * @description What a member is to be; `version` is the one that was shown.
         */
        MemberChangeIn: {
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /** Extra Permissions */
            extra_permissions?: components["schemas"]["Permission"][];
            /** Disabled */
            disabled: boolean;
            /** Version */
            version: number;
        };
        /**
         * MemberIn
         * @description Somebody to be invited.
         */
        MemberIn: {
            /** Name */
            name: string;
            /** Email */
            email: string;
            role: components["schemas"]["Role"];
            /**
             * Language
             * @default es
             * @enum {string}
             */
            language?: "es" | "en" | "pt";
        };
        /**
         * MemberOut
         * @description One of the team.
         */
        MemberOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Email */
            email: string;
            /** Role */
            role: string;
            /** Extra Permissions */
            extra_permissions: string[];
            /** Permissions */
            permissions: string[];
            /** State */
            state: string;
            /** Second Factor */
            second_factor: boolean;
            /**
             * Invited At
             * Format: date-time
             */
            invited_at: string;
            /** Last Sign In At */
            last_sign_in_at: string | null;
            /** Version */
            version: number;
        };
        /**
         * MergeIn
         * @description The ticket that takes this one in.
         */
        MergeIn: {
            /** Into */
            into: string;
        };
        /**
         * MessageIn
         * @description A new message.
         */
        MessageIn: {
            /** Text */
            text: string;
            /** Client Id */
            client_id: string;
            /** Attachment Ids */
            attachment_ids?: string[];
        };
        /**
         * MessageOut
         * @description A message and its templates' states.
         */
        MessageOut: {
            /** Message */
            message: string;
            /**
             * Lock
             * @description Why the message cannot be edited; empty if it can.
             * @enum {string}
             */
            lock: "" | "staff" | "security";
            /** Has Sms */
            has_sms: boolean;
            /** Languages */
            languages: components["schemas"]["TemplateState"][];
        };
        /**
         * MessageTicketOut
         * @description The ticket that was made of a message.
         */
        MessageTicketOut: {
            /** Ticket Id */
            ticket_id: string;
            /** Number */
            number: number;
        };
        /**
         * MessageToTicketIn
         * @description The message of which a ticket is made.
         */
        MessageToTicketIn: {
            /** Message Id */
            message_id: string;
            /**
             * Subject
             * @default
             */
            subject?: string;
            /**
             * Category Id
             * @default
             */
            category_id?: string;
        };
        /**
         * MessagesOut
         * @description All messages.
         */
        MessagesOut: {
            /** Items */
            items: components["schemas"]["MessageOut"][];
        };
        /**
         * MessagesQuery
         * @description Which page of a conversation.
         */
        MessagesQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 30
             */
            limit?: number;
        };
        /**
         * Module
         * @description A section of the portal that a tenant can contract, and switch on.
         * @enum {string}
         */
        Module: "statement" | "invoice_downloads" | "tickets" | "messages" | "contracts";
        /**
         * MoneyOut
         * @description An amount with as many decimals as its currency has.
         */
        MoneyOut: {
            /** Amount */
            amount: string;
            /** Currency */
            currency: string;
        };
        /**
         * NamedOut
         * @description Something that tickets are sorted by, and whether it can still be chosen.
         */
        NamedOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
        };
        /**
         * NewContactIn
         * @description A contact to be made.
         */
        NewContactIn: {
            /** Name */
            name: string;
            /** Emails */
            emails?: string[];
            /** Phones */
            phones?: string[];
        };
        /**
         * NewCustomerIn
         * @description A customer to be made by hand.
         */
        NewCustomerIn: {
            /** Name */
            name: string;
            /**
             * Kind
             * @default person
             * @enum {string}
             */
            kind?: "person" | "company";
            /**
             * Number
             * @default null
             */
            number?: string | null;
            /** @default null */
            document?: components["schemas"]["DocumentIn"] | null;
            /** Address */
            address?: string[];
            /**
             * Language
             * @default null
             */
            language?: ("es" | "en" | "pt") | null;
            /** Contacts */
            contacts?: components["schemas"]["NewContactIn"][];
        };
        /**
         * NewsOut
         * @description Whether there is something new.
         */
        NewsOut: {
            /** Unread */
            unread: number;
            /** Messages Unread */
            messages_unread: number;
            /** Latest */
            latest: string;
        };
        /**
         * NextDueOut
         * @description What is to be paid next.
         */
        NextDueOut: {
            /**
             * Date
             * Format: date
             */
            date: string;
            amount: components["schemas"]["MoneyOut"];
        };
        /**
         * NoteIn
         * @description What staff say among themselves.
         */
        NoteIn: {
            /** Text */
            text: string;
            /** Attachment Ids */
            attachment_ids?: string[];
        };
        /**
         * NoticeChannels
         * @description By which ways one kind of notice goes out, beside the portal's bar, where it always stands.
         */
        NoticeChannels: {
            /**
             * Email
             * @default true
             */
            email?: boolean;
            /**
             * Sms
             * @default false
             */
            sms?: boolean;
            /**
             * Choice
             * @default true
             */
            choice?: boolean;
        };
        /**
         * NoticeKind
         * @description What a customer is told of.
         * @enum {string}
         */
        NoticeKind: "invoice_new" | "invoice_due" | "invoice_overdue" | "payment_booked" | "ticket_opened" | "ticket_answered" | "ticket_changed" | "ticket_closed" | "message" | "access_changed" | "contract_sent" | "contract_signed";
        /**
         * NoticeOut
         * @description One thing that somebody is told; the page has the sentence for its kind.
         */
        NoticeOut: {
            /** Notice Id */
            notice_id: string;
            kind: components["schemas"]["NoticeKind"];
            /** Facts */
            facts: {
                [key: string]: unknown;
            };
            /** Path */
            path: string;
            /** Read */
            read: boolean;
            /**
             * Happened At
             * Format: date-time
             */
            happened_at: string;
        };
        /**
         * NoticePage
         * @description A page of notices, newest first.
         */
        NoticePage: {
            /** Items */
            items: components["schemas"]["NoticeOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * NoticeSettings
         * @description What customers are told, how, and when not.
         */
        NoticeSettings: {
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            invoice_new?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            invoice_due?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            invoice_overdue?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            payment_booked?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            ticket_opened?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            ticket_answered?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": false,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            ticket_changed?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            ticket_closed?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            message?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": false,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            access_changed?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            contract_sent?: components["schemas"]["NoticeChannels"];
            /**
             * @default {
             *       "email": true,
             *       "sms": false,
             *       "choice": true
             *     }
             */
            contract_signed?: components["schemas"]["NoticeChannels"];
            /**
             * Due Days
             * @default 3
             */
            due_days?: number;
            /**
             * Quiet From
             * @default 22:00
             */
            quiet_from?: string;
            /**
             * Quiet Until
             * @default 08:00
             */
            quiet_until?: string;
            /**
             * Digest After
             * @default 5
             */
            digest_after?: number;
        };
        /**
         * NoticesQuery
         * @description Which page.
         */
        NoticesQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit?: number;
        };
        /**
         * OriginDefaults
         * @description The defaults of each origin (I10, I11, I12): what one leaves open is as in general.
         */
        OriginDefaults: {
            /**
             * @default {
             *       "area_id": "",
             *       "category_id": "",
             *       "state_id": "",
             *       "priority_id": "",
             *       "assignee_id": ""
             *     }
             */
            general?: components["schemas"]["Defaults"];
            /**
             * @default {
             *       "area_id": "",
             *       "category_id": "",
             *       "state_id": "",
             *       "priority_id": "",
             *       "assignee_id": ""
             *     }
             */
            query?: components["schemas"]["Defaults"];
            /**
             * @default {
             *       "area_id": "",
             *       "category_id": "",
             *       "state_id": "",
             *       "priority_id": "alta",
             *       "assignee_id": ""
             *     }
             */
            incident?: components["schemas"]["Defaults"];
            /**
             * @default {
             *       "area_id": "",
             *       "category_id": "",
             *       "state_id": "",
             *       "priority_id": "",
             *       "assignee_id": ""
             *     }
             */
            proof?: components["schemas"]["Defaults"];
            /**
             * @default {
             *       "area_id": "",
             *       "category_id": "",
             *       "state_id": "",
             *       "priority_id": "",
             *       "assignee_id": ""
             *     }
             */
            plan?: components["schemas"]["Defaults"];
        };
        /**
         * Outcome
         * @description What happens to a record, or has happened.
         * @enum {string}
         */
        Outcome: "new" | "changed" | "unchanged" | "wrong";
        /**
         * OwnerIn
         * @description A new tenant's first owner.
         */
        OwnerIn: {
            /** Name */
            name: string;
            /** Email */
            email: string;
        };
        /**
         * PageSizeOut
         * @description A page as it is displayed, in points.
         */
        PageSizeOut: {
            /** Width */
            width: number;
            /** Height */
            height: number;
        };
        /**
         * PagesQuery
         * @description Which of the pages, counted from 0.
         */
        PagesQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 5
             */
            limit?: number;
            /**
             * First
             * @default 0
             */
            first?: number;
        };
        /**
         * ParseOptionsIn
         * @description Parse options; omitted ones are detected.
         */
        ParseOptionsIn: {
            /** @default null */
            encoding?: components["schemas"]["Encoding"] | null;
            /**
             * Separator
             * @default null
             */
            separator?: ("," | ";" | "\t" | "|") | null;
            /**
             * Has Header
             * @default null
             */
            has_header?: boolean | null;
        };
        /**
         * PartyOut
         * @description Somebody on the customer's side with whom there is, or can be, a conversation.
         */
        PartyOut: {
            /** Party */
            party: string;
            /** Name */
            name: string;
            /** Unread */
            unread: number;
            /** Last At */
            last_at: string | null;
            /** Reached */
            reached: boolean;
        };
        /**
         * PasswordChangeIn
         * @description The present password and the new one.
         */
        PasswordChangeIn: {
            /** Old */
            old: string;
            /** New */
            new: string;
        };
        /**
         * PasswordDetail
         * @description How a portal password stands, one of `none`, `issued`, `used`, `expired` or `own`.
         */
        PasswordDetail: {
            /** State */
            state: string;
            /** Expires At */
            expires_at: string | null;
            /** Changed At */
            changed_at: string | null;
        };
        /**
         * PasswordIn
         * @description User and portal password. The user is the tenant's identifier, or an e-mail address.
         */
        PasswordIn: {
            /** User */
            user: string;
            /** Password */
            password: string;
        };
        /**
         * PasswordIssueIn
         * @description The password to give out; two random words without one. The same one of the same batch is given once.
         */
        PasswordIssueIn: {
            /**
             * Password
             * @default null
             */
            password?: string | null;
            /**
             * Send
             * @default false
             */
            send?: boolean;
            /**
             * Batch
             * @default null
             */
            batch?: string | null;
        };
        /**
         * PasswordIssuedOut
         * @description Shown this once.
         */
        PasswordIssuedOut: {
            /** Password */
            password: string;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Sent */
            sent: boolean;
        };
        /**
         * PasswordSignInOut
         * @description Signed in; or the password was an issued one, and `choose` lets its owner choose their own first.
         */
        PasswordSignInOut: {
            signed_in: components["schemas"]["SignedInOut"] | null;
            /** Choose */
            choose: string | null;
            /** Choose Until */
            choose_until: string | null;
        };
        /**
         * PaymentBatchIn
         * @description Up to 100 payments.
         */
        PaymentBatchIn: {
            /** Items */
            items: ({
                /** External Id */
                external_id: string;
                /** Customer */
                customer: string;
                /**
                 * Paid On
                 * Format: date
                 */
                paid_on: string;
                /** Currency */
                currency: string;
                /**
                 * Amount
                 * @description A decimal as text, or an integer; never a float, which has already lost the cents.
                 */
                amount: string | number;
                /**
                 * Number
                 * @default
                 */
                number?: string;
                /**
                 * Description
                 * @default
                 */
                description?: string;
                /**
                 * Invoice
                 * @default null
                 */
                invoice?: string | null;
            } | Record<string, never>)[];
        };
        /**
         * PendingOut
         * @description Something that waits for the customer.
         */
        PendingOut: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "overdue_invoices" | "contracts";
            /** Count */
            count: number;
        };
        /**
         * Permission
         * @description One thing that a staff member may do.
         * @enum {string}
         */
        Permission: "portal_read" | "portal_settings" | "templates" | "customers_read" | "customers_write" | "customers_access" | "view_as" | "tickets_read" | "tickets" | "ticket_model" | "deliveries" | "contracts_read" | "contracts" | "imports" | "team" | "audit";
        /**
         * PersonOut
         * @description A colleague who can see to tickets.
         */
        PersonOut: {
            /** Staff Id */
            staff_id: string;
            /** Name */
            name: string;
            /** Away */
            away: boolean;
        };
        /**
         * PolicyIn
         * @description What the owner demands of everybody.
         */
        PolicyIn: {
            /** Second Factor Required */
            second_factor_required: boolean;
        };
        /**
         * PolicyOut
         * @description What is demanded of everybody.
         */
        PolicyOut: {
            /** Second Factor Required */
            second_factor_required: boolean;
        };
        /**
         * PreferencesIn
         * @description How somebody wants to be told from now on.
         */
        PreferencesIn: {
            /** Ways */
            ways: components["schemas"]["ChannelPreferenceIn"][];
            /** Quiet From */
            quiet_from: string;
            /** Quiet Until */
            quiet_until: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * PreferencesOut
         * @description How somebody wants to be told.
         */
        PreferencesOut: {
            /** Ways */
            ways: components["schemas"]["WaysOut"][];
            /** Quiet From */
            quiet_from: string;
            /** Quiet Until */
            quiet_until: string;
            /** Time Zone */
            time_zone: string;
            /** Has Email */
            has_email: boolean;
            /** Has Mobile */
            has_mobile: boolean;
        };
        /**
         * PreviewOut
         * @description What a page shows of settings: publishing puts the same into it.
         */
        PreviewOut: {
            /** Config */
            config: {
                [key: string]: unknown;
            };
            /** Css */
            css: string;
            /** Script */
            script: string;
            /** Stylesheets */
            stylesheets: string[];
        };
        /**
         * Priority
         * @description How urgent a ticket is [prioridad], and how soon it has to be answered and solved.
         */
        Priority: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /**
             * Answer Hours
             * @default null
             */
            answer_hours?: number | null;
            /**
             * Solution Hours
             * @default null
             */
            solution_hours?: number | null;
        };
        /**
         * ProfileIn
         * @description The caller's own name, language, absence and notifications.
         */
        ProfileIn: {
            /** Name */
            name: string;
            /**
             * Language
             * @enum {string}
             */
            language: "es" | "en" | "pt";
            /**
             * Away Until
             * @default null
             */
            away_until?: string | null;
            /**
             * New Ticket Emails
             * @default true
             */
            new_ticket_emails?: boolean;
        };
        /**
         * ProgressOut
         * @description Progress of the current step.
         */
        ProgressOut: {
            /** Done */
            done: number;
            /** Total */
            total: number;
        };
        /**
         * Purpose
         * @description What a picture is for.
         * @enum {string}
         */
        Purpose: "logo" | "favicon" | "background";
        /**
         * RatedOut
         * @description What is, or was, to be rated.
         */
        RatedOut: {
            /** Number */
            number: number;
            /** Subject */
            subject: string;
            /** Rating */
            rating: number | null;
            /** Changeable */
            changeable: boolean;
        };
        /**
         * RatingByTokenIn
         * @description How it went, from the mail.
         */
        RatingByTokenIn: {
            /** Token */
            token: string;
            /** Score */
            score: number;
            /**
             * Comment
             * @default
             */
            comment?: string;
        };
        /**
         * RatingIn
         * @description How it went.
         */
        RatingIn: {
            /** Score */
            score: number;
            /**
             * Comment
             * @default
             */
            comment?: string;
        };
        /**
         * RatingTokenIn
         * @description The token in the mail that asks how it went.
         */
        RatingTokenIn: {
            /** Token */
            token: string;
        };
        /**
         * ReadIn
         * @description Up to which notice everything was read; that one is included.
         */
        ReadIn: {
            /** Up To */
            up_to: string;
        };
        /**
         * ReasonIn
         * @description Why.
         */
        ReasonIn: {
            /** Reason */
            reason: string;
        };
        /**
         * ReasonOut
         * @description Why a record is rejected, or which of its values is ignored.
         */
        ReasonOut: {
            /** Field */
            field: string;
            /** Label */
            label: string;
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
        /**
         * RecordOut
         * @description A DNS record that the domain needs.
         */
        RecordOut: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Value */
            value: string;
        };
        /**
         * RecoveryCodesOut
         * @description Shown once.
         */
        RecoveryCodesOut: {
            /** Recovery Codes */
            recovery_codes: string[];
        };
        /**
         * RedrivenOut
         * @description How many messages were queued again, and whether more are left.
         */
        RedrivenOut: {
            /** Queued */
            queued: number;
            /** Left */
            left: boolean;
        };
        /**
         * ReplyIn
         * @description An answer.
         */
        ReplyIn: {
            /** Text */
            text: string;
            /** Attachment Ids */
            attachment_ids?: string[];
        };
        /**
         * RequestedOut
         * @description When the module was asked for.
         */
        RequestedOut: {
            /**
             * Requested At
             * Format: date-time
             */
            requested_at: string;
        };
        /**
         * ResendIn
         * @description Ask for another code.
         */
        ResendIn: {
            /**
             * Binding
             * @default null
             */
            binding?: string | null;
        };
        /**
         * RestoreIn
         * @description The version that is the newest as far as the sender knows.
         */
        RestoreIn: {
            /** Version */
            version: number;
        };
        /**
         * Role
         * @description What somebody is in the business.
         * @enum {string}
         */
        Role: "owner" | "manager" | "agent" | "readonly";
        /**
         * RowsQuery
         * @description Filter and page of an import's records.
         */
        RowsQuery: {
            /**
             * Language
             * @default null
             */
            language?: ("es" | "en" | "pt") | null;
            /** @default null */
            outcome?: components["schemas"]["Outcome"] | null;
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 50
             */
            limit?: number;
        };
        /**
         * SecondFactorIn
         * @description A code of the app, or a recovery code.
         */
        SecondFactorIn: {
            /** Code */
            code: string;
        };
        /**
         * SecondFactorOut
         * @description What an authenticator app is given.
         */
        SecondFactorOut: {
            /** Secret */
            secret: string;
            /** Uri */
            uri: string;
        };
        /**
         * SeenIn
         * @description Up to which message everything was read; that one is included.
         */
        SeenIn: {
            /** Up To */
            up_to: string;
        };
        /**
         * SendAccessIn
         * @description Send one customer how to enter; `batch` makes the same click send once.
         */
        SendAccessIn: {
            /**
             * With Password
             * @default false
             */
            with_password?: boolean;
            /** Batch */
            batch: string;
        };
        /**
         * SendAccessesIn
         * @description Send a selection how to enter, a chunk at a time; the same batch sends nobody twice.
         */
        SendAccessesIn: {
            /** Customer Ids */
            customer_ids: string[];
            /**
             * With Password
             * @default false
             */
            with_password?: boolean;
            /** Batch */
            batch: string;
        };
        /**
         * SenderIn
         * @description A sender address.
         */
        SenderIn: {
            /** Email */
            email: string;
        };
        /**
         * SenderOut
         * @description The sender address in use, and the state of the chosen one.
         */
        SenderOut: {
            /**
             * Email
             * @description The chosen address; empty if none was chosen.
             */
            email: string;
            /**
             * Used
             * @description The address that messages are sent from at present.
             */
            used: string;
            /** Domain */
            domain: string;
            /**
             * State
             * @description `none`, `pending`, `verified` or `failed`.
             */
            state: string;
            /** Records */
            records: components["schemas"]["RecordOut"][];
        };
        /**
         * SentAllOut
         * @description What became of each.
         */
        SentAllOut: {
            /** Items */
            items: components["schemas"]["SentOut"][];
        };
        /**
         * SentOut
         * @description What became of one: `sent`, or `skipped` and why.
         */
        SentOut: {
            /** Customer Id */
            customer_id: string;
            /**
             * Status
             * @enum {string}
             */
            status: "sent" | "skipped";
            /** Reason */
            reason: string | null;
        };
        /**
         * SessionOut
         * @description The session as the page needs it.
         */
        SessionOut: {
            customer: components["schemas"]["CustomerBrief"];
            contact: components["schemas"]["ContactBrief"];
            /** Accounts */
            accounts: components["schemas"]["AccountChoice"][];
            /** Modules */
            modules: string[];
            /** Viewed By */
            viewed_by: string | null;
            /** Language */
            language: string;
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
        };
        /**
         * SettingsIn
         * @description All settings, and the version that they were made from.
         */
        SettingsIn: {
            settings: components["schemas"]["TenantSettings"];
            /** Version */
            version: number;
        };
        /**
         * SettingsOut
         * @description The settings, how their page stands, and how it is put into a site.
         */
        SettingsOut: {
            settings: components["schemas"]["TenantSettings"];
            /** Version */
            version: number;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** Published Version */
            published_version: number;
            /** Published At */
            published_at: string | null;
            /** Publish Error */
            publish_error: string | null;
            /** Portal Url */
            portal_url: string;
            /** Iframe Code */
            iframe_code: string;
            /** Script Code */
            script_code: string;
            contrast: components["schemas"]["ContrastOut"];
        };
        /**
         * SettlementDataOut
         * @description A payment or credit note as the tenant's system reads it back.
         */
        SettlementDataOut: {
            /** Id */
            id: string;
            /** External Id */
            external_id: string;
            /** Customer */
            customer: string;
            /** Number */
            number: string;
            /**
             * Date
             * Format: date
             */
            date: string;
            /** Currency */
            currency: string;
            /** Amount */
            amount: string;
            /** Description */
            description: string;
            /** Invoice */
            invoice: string | null;
            /**
             * Changed At
             * Format: date-time
             */
            changed_at: string;
        };
        /**
         * SettlementDataPage
         * @description A page of payments or of credit notes.
         */
        SettlementDataPage: {
            /** Items */
            items: components["schemas"]["SettlementDataOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * SignInDetail
         * @description That the customer came in.
         */
        SignInDetail: {
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Method */
            method: string;
        };
        /**
         * SignatureIn
         * @description The act of signing.
         */
        SignatureIn: {
            /** Binding */
            binding: string;
            /** Code */
            code: string;
            /** Challenge Id */
            challenge_id: string;
            /** Document Sha256 */
            document_sha256: string;
            /**
             * Consent
             * @constant
             */
            consent: true;
            /**
             * Method
             * @enum {string}
             */
            method: "drawn" | "typed";
            /** Strokes */
            strokes?: [
                number,
                number,
                number,
                number
            ][][];
            /**
             * Typed Name
             * @default
             */
            typed_name?: string;
            /** Values */
            values?: {
                [key: string]: string;
            };
        };
        /**
         * SignedInOut
         * @description Signed in: the session is in a cookie; `handover` is for browsers that did not keep it.
         */
        SignedInOut: {
            /** Accounts */
            accounts: components["schemas"]["AccountChoice"][];
            /** Current */
            current: string;
            /** Handover */
            handover: string;
        };
        /**
         * SignerDataOut
         * @description Somebody who signs.
         */
        SignerDataOut: {
            /** Name */
            name: string;
            /** Is Staff */
            is_staff: boolean;
            /**
             * State
             * @enum {string}
             */
            state: "waiting" | "seen" | "signed" | "declined";
            /** Signed At */
            signed_at: string | null;
        };
        /**
         * SignerIn
         * @description A contact of the customer's, or one of the team.
         */
        SignerIn: {
            /**
             * Contact Id
             * @default
             */
            contact_id?: string;
            /**
             * Staff Id
             * @default
             */
            staff_id?: string;
            /**
             * Order
             * @default 1
             */
            order?: number;
        };
        /**
         * SigninMethod
         * @description How a customer shows who they are.
         * @enum {string}
         */
        SigninMethod: "identifier" | "email" | "password";
        /**
         * SigninSettings
         * @description How customers sign in.
         */
        SigninSettings: {
            /**
             * Methods
             * @default [
             *       "identifier"
             *     ]
             */
            methods?: components["schemas"]["SigninMethod"][];
            /**
             * Channels
             * @default [
             *       "email"
             *     ]
             */
            channels?: components["schemas"]["Channel"][];
            /** @default document */
            identifier_field?: components["schemas"]["IdentifierField"];
            /**
             * Identifier Label
             * @default
             */
            identifier_label?: string;
            /**
             * User Hint
             * @default
             */
            user_hint?: string;
            /**
             * Password Hint
             * @default
             */
            password_hint?: string;
            /**
             * Customers Are Companies
             * @default false
             */
            customers_are_companies?: boolean;
            /**
             * Sms Countries
             * @default []
             */
            sms_countries?: string[];
        };
        /**
         * SourceMessageOut
         * @description A message of the customer's conversation.
         */
        SourceMessageOut: {
            /** Party */
            party: string;
            /** Message Id */
            message_id: string;
        };
        /**
         * Span
         * @description Business hours of a day.
         */
        Span: {
            /** Opens */
            opens: string;
            /** Closes */
            closes: string;
        };
        /**
         * StaffChallengeIn
         * @description Who wants to sign in.
         */
        StaffChallengeIn: {
            /** Email */
            email: string;
        };
        /**
         * StaffChallengeOut
         * @description The same whether or not anybody was found.
         */
        StaffChallengeOut: {
            /** Challenge Id */
            challenge_id: string;
            /**
             * Binding
             * @description Held by the asking browser; also set as a cookie.
             */
            binding: string;
            /** Code Length */
            code_length: number;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /**
             * Resend At
             * Format: date-time
             */
            resend_at: string;
        };
        /**
         * StaffCodeIn
         * @description The code as typed; spaces in it do not matter.
         */
        StaffCodeIn: {
            /** Code */
            code: string;
            /**
             * Binding
             * @default null
             */
            binding?: string | null;
        };
        /**
         * StaffOut
         * @description Who is signed in.
         */
        StaffOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Email */
            email: string;
            /** Role */
            role: string;
            /** Permissions */
            permissions: string[];
            /** Language */
            language: string;
            /** Second Factor */
            second_factor: boolean;
            /** Away Until */
            away_until: string | null;
            /** New Ticket Emails */
            new_ticket_emails: boolean;
        };
        /**
         * StaffResendIn
         * @description Ask for another code.
         */
        StaffResendIn: {
            /**
             * Binding
             * @default null
             */
            binding?: string | null;
        };
        /**
         * StaffSessionOut
         * @description The session as the console needs it. `state`: `in`, `second_factor` (a code is owed) or `enrol`.
         */
        StaffSessionOut: {
            /** State */
            state: string;
            staff: components["schemas"]["StaffOut"];
            tenant: components["schemas"]["ConsoleTenant"];
            /**
             * Ends At
             * Format: date-time
             */
            ends_at: string;
        };
        /**
         * State
         * @description Where a ticket stands [estado].
         */
        State: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /**
             * Customer Name
             * @default
             */
            customer_name?: string;
            /**
             * Closed
             * @default false
             */
            closed?: boolean;
            /**
             * Waits For Customer
             * @default false
             */
            waits_for_customer?: boolean;
        };
        /**
         * StateOut
         * @description Where tickets stand.
         */
        StateOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /**
             * Archived
             * @default false
             */
            archived?: boolean;
            /** Closed */
            closed: boolean;
        };
        /**
         * StatementFileIn
         * @description Which statement, as which file.
         */
        StatementFileIn: {
            /**
             * Format
             * @enum {string}
             */
            format: "csv" | "pdf";
            /**
             * Currency
             * @default null
             */
            currency?: string | null;
            /**
             * From
             * @default null
             */
            from?: string | null;
            /**
             * To
             * @default null
             */
            to?: string | null;
        };
        /**
         * StatementOut
         * @description A page of the statement, newest first.
         */
        StatementOut: {
            /** Items */
            items: components["schemas"]["EntryOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * StatementQuery
         * @description Which part of the statement.
         */
        StatementQuery: {
            /**
             * Currency
             * @default null
             */
            currency?: string | null;
            /**
             * From
             * @default null
             */
            from?: string | null;
            /**
             * To
             * @default null
             */
            to?: string | null;
            /**
             * Q
             * @default
             */
            q?: string;
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit?: number;
        };
        /**
         * StepUpWays
         * @description Where a code can go, masked; nothing where it cannot.
         */
        StepUpWays: {
            /** Email */
            email: string;
            /** Sms */
            sms: string;
        };
        /**
         * SuggestionOut
         * @description Two words [Refrescar].
         */
        SuggestionOut: {
            /** Password */
            password: string;
        };
        /**
         * Support
         * @description Whom customers turn to [módulo de ayuda]: both data once it is shown.
         */
        Support: {
            /**
             * Shown
             * @default true
             */
            shown?: boolean;
            /**
             * Email
             * @default
             */
            email?: string;
            /**
             * Phone
             * @default
             */
            phone?: string;
        };
        /**
         * SuppressedOut
         * @description A suppressed address.
         */
        SuppressedOut: {
            /** Address */
            address: string;
            /**
             * Reason
             * @description `bounce`: no mail is sent. `complaint`: only essential mail is sent.
             */
            reason: string;
            /**
             * Since
             * Format: date-time
             */
            since: string;
        };
        /**
         * SuppressedPage
         * @description A page of suppressed addresses, in alphabetical order.
         */
        SuppressedPage: {
            /** Items */
            items: components["schemas"]["SuppressedOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * SwitchIn
         * @description Which of the accounts to use.
         */
        SwitchIn: {
            /** Customer Id */
            customer_id: string;
        };
        /**
         * TagDescription
         * @description A description in each language.
         */
        TagDescription: {
            /** Es */
            es: string;
            /** En */
            en: string;
            /** Pt */
            pt: string;
        };
        /**
         * TalkCustomerOut
         * @description Whom staff talk with.
         */
        TalkCustomerOut: {
            /** Customer Id */
            customer_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string | null;
            /** Email */
            email: string | null;
            /** Phone */
            phone: string | null;
            /** Adviser */
            adviser: string;
            /** By Contact */
            by_contact: boolean;
            /** Parties */
            parties: components["schemas"]["PartyOut"][];
        };
        /**
         * TalkMessageOut
         * @description Something that one side said.
         */
        TalkMessageOut: {
            /** Message Id */
            message_id: string;
            /**
             * Author
             * @enum {string}
             */
            author: "customer" | "staff";
            /** Author Name */
            author_name: string;
            /** Own */
            own: boolean;
            /** Text */
            text: string;
            /** Attachments */
            attachments: components["schemas"]["AttachmentOut"][];
            /**
             * Via
             * @enum {string}
             */
            via: "portal" | "console" | "email";
            /**
             * Happened At
             * Format: date-time
             */
            happened_at: string;
            ticket: components["schemas"]["MessageTicketOut"] | null;
        };
        /**
         * TalkOut
         * @description A page of a conversation, newest first, and how far each side has read.
         */
        TalkOut: {
            /** Items */
            items: components["schemas"]["TalkMessageOut"][];
            /** Next */
            next: string | null;
            /** Unread */
            unread: number;
            /** Last Message Id */
            last_message_id: string;
            /** Other Seen Id */
            other_seen_id: string;
        };
        /**
         * TaxIn
         * @description A tax of the whole document.
         */
        TaxIn: {
            /** Name */
            name: string;
            /**
             * Rate
             * @default null
             */
            rate?: (string | number) | null;
            /**
             * Base
             * @default null
             */
            base?: (string | number) | null;
            /**
             * Amount
             * @description A decimal as text, or an integer; never a float, which has already lost the cents.
             */
            amount: string | number;
        };
        /**
         * TaxOut
         * @description A tax of an invoice.
         */
        TaxOut: {
            /** Name */
            name: string;
            /** Rate */
            rate: string | null;
            base: components["schemas"]["MoneyOut"] | null;
            amount: components["schemas"]["MoneyOut"];
        };
        /**
         * TeamOut
         * @description Everybody, and what is demanded of them.
         */
        TeamOut: {
            /** Items */
            items: components["schemas"]["MemberOut"][];
            /** Second Factor Required */
            second_factor_required: boolean;
        };
        /**
         * TeamSignerOut
         * @description Somebody of the team, who could sign for the business.
         */
        TeamSignerOut: {
            /** Staff Id */
            staff_id: string;
            /** Name */
            name: string;
        };
        /**
         * TemplateDroppedOut
         * @description HTML that is removed before sending.
         */
        TemplateDroppedOut: {
            /** What */
            what: string;
            /** Line */
            line: number;
        };
        /**
         * TemplateFailureOut
         * @description The last failure of a template during sending.
         */
        TemplateFailureOut: {
            /** Code */
            code: string;
            /** Part */
            part: string;
            /** Params */
            params: {
                [key: string]: string | number;
            };
            /**
             * Failed At
             * Format: date-time
             */
            failed_at: string;
        };
        /**
         * TemplateFaultOut
         * @description A fault in a template.
         */
        TemplateFaultOut: {
            /** Field */
            field: string;
            /** Code */
            code: string;
            /** Params */
            params: {
                [key: string]: string | number;
            };
        };
        /**
         * TemplateFieldOut
         * @description A tag that a template brings itself: whoever orders a contract says what it stands for.
         */
        TemplateFieldOut: {
            /** Name */
            name: string;
            /** Required */
            required: boolean;
        };
        /**
         * TemplateIn
         * @description Templates to save.
         */
        TemplateIn: {
            /** Subject */
            subject: string;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Html
             * @default
             */
            html?: string;
            /**
             * Sms
             * @default
             */
            sms?: string;
            /**
             * Version
             * @description The edited version; empty for the standard template.
             */
            version: string;
        };
        /**
         * TemplateOut
         * @description A message's templates in one language, with the data an editor needs.
         */
        TemplateOut: {
            /** Message */
            message: string;
            /**
             * Language
             * @enum {string}
             */
            language: "es" | "en" | "pt";
            /** Has Sms */
            has_sms: boolean;
            /** Version */
            version: string;
            current: components["schemas"]["TemplateParts"];
            standard: components["schemas"]["TemplateParts"];
            state: components["schemas"]["TemplateState"];
            /** Tags */
            tags: components["schemas"]["TemplateTagOut"][];
        };
        /**
         * TemplateParts
         * @description A message's templates.
         */
        TemplateParts: {
            /** Subject */
            subject: string;
            /** Text */
            text: string;
            /** Html */
            html: string;
            /** Sms */
            sms: string;
        };
        /**
         * TemplatePreviewOut
         * @description A rendered preview, with faults.
         */
        TemplatePreviewOut: {
            rendered: components["schemas"]["TemplateParts"] | null;
            /** Faults */
            faults: components["schemas"]["TemplateFaultOut"][];
            /** Dropped */
            dropped: components["schemas"]["TemplateDroppedOut"][];
        };
        /**
         * TemplateQuery
         * @description The version to replace by the standard template.
         */
        TemplateQuery: {
            /**
             * Version
             * @default
             */
            version?: string;
        };
        /**
         * TemplateRoleIn
         * @description Who signs: a contact of the customer, or one of the team.
         */
        TemplateRoleIn: {
            /**
             * Staff Id
             * @default
             */
            staff_id?: string;
        };
        /**
         * TemplateRoleOut
         * @description Who signs; nobody of the team is a contact of the customer.
         */
        TemplateRoleOut: {
            /** Staff Id */
            staff_id: string;
        };
        /**
         * TemplateState
         * @description The state of a message's template in one language.
         */
        TemplateState: {
            /**
             * Language
             * @enum {string}
             */
            language: "es" | "en" | "pt";
            /** Changed */
            changed: boolean;
            /** Changed At */
            changed_at: string | null;
            /** Changed By */
            changed_by: string | null;
            failure: components["schemas"]["TemplateFailureOut"] | null;
        };
        /**
         * TemplateTagOut
         * @description A tag [etiqueta dinámica].
         */
        TemplateTagOut: {
            /** Name */
            name: string;
            /** Essential */
            essential: boolean;
            description: components["schemas"]["TagDescription"];
            /** Example */
            example: string;
        };
        /**
         * TemplateTestOut
         * @description The address that the test was sent to.
         */
        TemplateTestOut: {
            /** Email */
            email: string;
        };
        /**
         * TemplateTextIn
         * @description A title and a text, to look at.
         */
        TemplateTextIn: {
            /** Title */
            title: string;
            /** Text */
            text: string;
        };
        /**
         * TemplateTrialIn
         * @description Templates to preview or to send as a test.
         */
        TemplateTrialIn: {
            /** Subject */
            subject: string;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Html
             * @default
             */
            html?: string;
            /**
             * Sms
             * @default
             */
            sms?: string;
            /**
             * Customer Id
             * @default null
             */
            customer_id?: string | null;
        };
        /**
         * TenantIn
         * @description A new tenant. Everything else is set in the console.
         */
        TenantIn: {
            /** Name */
            name: string;
            /**
             * Language
             * @default es
             * @enum {string}
             */
            language?: "es" | "en" | "pt";
            /**
             * Country
             * @default AR
             */
            country?: string;
            /**
             * Time Zone
             * @default America/Argentina/Buenos_Aires
             */
            time_zone?: string;
            /**
             * Currency
             * @default ARS
             */
            currency?: string;
            /**
             * Modules
             * @default null
             */
            modules?: components["schemas"]["Module"][] | null;
            owner: components["schemas"]["OwnerIn"];
        };
        /**
         * TenantOut
         * @description A tenant that was made.
         */
        TenantOut: {
            /** Slug */
            slug: string;
            /** Portal Url */
            portal_url: string;
            /** Console Url */
            console_url: string;
            /**
             * Created On
             * Format: date
             */
            created_on: string;
        };
        /**
         * TenantSettings
         * @description All of a tenant's settings.
         */
        TenantSettings: {
            /** Name */
            name: string;
            /**
             * Active
             * @default true
             */
            active?: boolean;
            /**
             * Title
             * @default
             */
            title?: string;
            /**
             * Subtitle
             * @default
             */
            subtitle?: string;
            /**
             * Prompt
             * @default
             */
            prompt?: string;
            /**
             * Landing
             * @default
             */
            landing?: string;
            /**
             * Terms
             * @default
             */
            terms?: string;
            /**
             * Requirements
             * @default
             */
            requirements?: string;
            /**
             * Language
             * @default es
             * @enum {string}
             */
            language?: "es" | "en" | "pt";
            /**
             * Languages
             * @default [
             *       "es",
             *       "en",
             *       "pt"
             *     ]
             */
            languages?: ("es" | "en" | "pt")[];
            /**
             * Time Zone
             * @default America/Argentina/Buenos_Aires
             */
            time_zone?: string;
            /**
             * Country
             * @default AR
             */
            country?: string;
            /**
             * Currencies
             * @default [
             *       "ARS"
             *     ]
             */
            currencies?: string[];
            /**
             * Check Identity Numbers
             * @default false
             */
            check_identity_numbers?: boolean;
            /**
             * @default {
             *       "methods": [
             *         "identifier"
             *       ],
             *       "channels": [
             *         "email"
             *       ],
             *       "identifier_field": "document",
             *       "identifier_label": "",
             *       "user_hint": "",
             *       "password_hint": "",
             *       "customers_are_companies": false,
             *       "sms_countries": []
             *     }
             */
            signin?: components["schemas"]["SigninSettings"];
            /**
             * Modules
             * @default [
             *       "statement",
             *       "invoice_downloads"
             *     ]
             */
            modules?: components["schemas"]["Module"][];
            /**
             * Show Total
             * @default true
             */
            show_total?: boolean;
            /**
             * Show Product
             * @default true
             */
            show_product?: boolean;
            /**
             * Show Description
             * @default true
             */
            show_description?: boolean;
            /**
             * Access Needs Dates
             * @default false
             */
            access_needs_dates?: boolean;
            /**
             * Deleted Keep Access
             * @default false
             */
            deleted_keep_access?: boolean;
            /**
             * Entry Links
             * @default false
             */
            entry_links?: boolean;
            /**
             * Extra Placeholders
             * @default []
             */
            extra_placeholders?: string[];
            /**
             * Allowed Sites
             * @default []
             */
            allowed_sites?: string[];
            /** @default null */
            support?: components["schemas"]["Support"] | null;
            /**
             * Actions
             * @default []
             */
            actions?: components["schemas"]["CallToAction"][];
            /**
             * By Contact
             * @default []
             */
            by_contact?: components["schemas"]["Module"][];
            /**
             * @default {
             *       "create": true,
             *       "open_only": false,
             *       "daily_limit": null,
             *       "reopen_days": 0,
             *       "choose_category": true,
             *       "confirm_query": true,
             *       "confirm_incident": true
             *     }
             */
            tickets?: components["schemas"]["TicketSettings"];
            /**
             * @default {
             *       "invoice_new": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "invoice_due": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "invoice_overdue": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "payment_booked": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "ticket_opened": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "ticket_answered": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "ticket_changed": {
             *         "choice": true,
             *         "email": false,
             *         "sms": false
             *       },
             *       "ticket_closed": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "message": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "access_changed": {
             *         "choice": true,
             *         "email": false,
             *         "sms": false
             *       },
             *       "contract_sent": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "contract_signed": {
             *         "choice": true,
             *         "email": true,
             *         "sms": false
             *       },
             *       "due_days": 3,
             *       "quiet_from": "22:00",
             *       "quiet_until": "08:00",
             *       "digest_after": 5
             *     }
             */
            notices?: components["schemas"]["NoticeSettings"];
            /**
             * @default {
             *       "routing": false,
             *       "fallback": ""
             *     }
             */
            advisers?: components["schemas"]["AdviserSettings"];
            /**
             * @default {
             *       "consent": "",
             *       "due_days": 30,
             *       "remind_days": 3
             *     }
             */
            contracts?: components["schemas"]["ContractSettings"];
            /**
             * Embedding Page
             * @default
             */
            embedding_page?: string;
            /**
             * Sender Email
             * @default
             */
            sender_email?: string;
            /**
             * Payment Heading
             * @default
             */
            payment_heading?: string;
            /**
             * Payment Custom Names
             * @default false
             */
            payment_custom_names?: boolean;
            /**
             * @default {
             *       "colour": "#2457c5",
             *       "page_background": "#f6f7f9",
             *       "typeface": "system",
             *       "logo_path": "",
             *       "logo_width": 0,
             *       "logo_height": 0,
             *       "favicon_path": "",
             *       "background_path": ""
             *     }
             */
            branding?: components["schemas"]["Branding"];
            /**
             * @default {
             *       "address": [],
             *       "tax_id": ""
             *     }
             */
            issuer?: components["schemas"]["Issuer"];
        };
        /**
         * TicketBrief
         * @description A ticket in a list.
         */
        TicketBrief: {
            /** Ticket Id */
            ticket_id: string;
            /** Number */
            number: number;
            /** Subject */
            subject: string;
            /** Preview */
            preview: string;
            /** State */
            state: string;
            /** Open */
            open: boolean;
            /** Category */
            category: string | null;
            /** Unseen */
            unseen: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * TicketCategoryOut
         * @description A category that can be chosen.
         */
        TicketCategoryOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Description */
            description: string;
            /** Fields */
            fields: components["schemas"]["CustomFieldOut"][];
        };
        /**
         * TicketChangeIn
         * @description What is to be another; what is not given stays.
         */
        TicketChangeIn: {
            /**
             * Subject
             * @default null
             */
            subject?: string | null;
            /**
             * State Id
             * @default null
             */
            state_id?: string | null;
            /**
             * Area Id
             * @default null
             */
            area_id?: string | null;
            /**
             * Category Id
             * @default null
             */
            category_id?: string | null;
            /**
             * Priority Id
             * @default null
             */
            priority_id?: string | null;
            /**
             * Assignee Id
             * @default null
             */
            assignee_id?: string | null;
            /**
             * Fields
             * @default null
             */
            fields?: {
                [key: string]: string;
            } | null;
            /**
             * Invoice Id
             * @default null
             */
            invoice_id?: string | null;
        };
        /**
         * TicketChangeOut
         * @description What was changed.
         */
        TicketChangeOut: {
            /** What */
            what: string;
            /** Before */
            before: string;
            /** After */
            after: string;
        };
        /**
         * TicketCounts
         * @description How many stand in each list, counted up to 100.
         */
        TicketCounts: {
            /** Open */
            open: number;
            /** Mine */
            mine: number;
            /** Unassigned */
            unassigned: number;
            /** Waiting */
            waiting: number;
            /** Overdue */
            overdue: number;
            /** Due */
            due: number;
        };
        /**
         * TicketCustomerOut
         * @description Whose a ticket is.
         */
        TicketCustomerOut: {
            /** Customer Id */
            customer_id: string;
            /** Name */
            name: string;
            /** Number */
            number: string | null;
            /** Contact Id */
            contact_id: string;
            /** Contact Name */
            contact_name: string;
            /** Email */
            email: string | null;
            /** Phone */
            phone: string | null;
        };
        /**
         * TicketEntryOut
         * @description A line of a ticket's history.
         */
        TicketEntryOut: {
            /** Entry Id */
            entry_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "text" | "change";
            /**
             * Author
             * @enum {string}
             */
            author: "customer" | "staff" | "system";
            /** Author Name */
            author_name: string;
            /** Own */
            own: boolean;
            /** Text */
            text: string;
            /** Attachments */
            attachments: components["schemas"]["AttachmentOut"][];
            change: components["schemas"]["TicketChangeOut"] | null;
            /**
             * Via
             * @enum {string}
             */
            via: "portal" | "console" | "email";
            /**
             * Happened At
             * Format: date-time
             */
            happened_at: string;
        };
        /**
         * TicketFieldOut
         * @description One of the category's own fields, filled in.
         */
        TicketFieldOut: {
            /** Name */
            name: string;
            /** Value */
            value: string;
        };
        /**
         * TicketIn
         * @description A new ticket.
         */
        TicketIn: {
            /**
             * Origin
             * @default general
             * @enum {string}
             */
            origin?: "general" | "query" | "incident";
            /** Text */
            text: string;
            /**
             * Subject
             * @default
             */
            subject?: string;
            /**
             * Category Id
             * @default
             */
            category_id?: string;
            /** Fields */
            fields?: {
                [key: string]: string;
            };
            /** Attachment Ids */
            attachment_ids?: string[];
            /**
             * Invoice Id
             * @default null
             */
            invoice_id?: string | null;
        };
        /**
         * TicketInvoiceChoiceOut
         * @description One that it could be about.
         */
        TicketInvoiceChoiceOut: {
            /** Invoice Id */
            invoice_id: string;
            /** Number */
            number: string;
            /**
             * Issued On
             * Format: date
             */
            issued_on: string;
        };
        /**
         * TicketInvoiceChoices
         * @description The customer's invoices, newest first.
         */
        TicketInvoiceChoices: {
            /** Items */
            items: components["schemas"]["TicketInvoiceChoiceOut"][];
        };
        /**
         * TicketInvoiceOut
         * @description The invoice that a ticket is about.
         */
        TicketInvoiceOut: {
            /** Invoice Id */
            invoice_id: string;
            /** Number */
            number: string;
        };
        /**
         * TicketModel
         * @description All of it.
         */
        TicketModel: {
            /**
             * Areas
             * @default [
             *       {
             *         "id": "general",
             *         "name": "General",
             *         "archived": false,
             *         "member_ids": []
             *       }
             *     ]
             */
            areas?: components["schemas"]["Area"][];
            /**
             * Categories
             * @default [
             *       {
             *         "id": "consulta",
             *         "name": "Consulta",
             *         "archived": false,
             *         "description": "",
             *         "offered": true,
             *         "area_id": "general",
             *         "fields": []
             *       }
             *     ]
             */
            categories?: components["schemas"]["Category"][];
            /**
             * States
             * @default [
             *       {
             *         "id": "abierto",
             *         "name": "Abierto",
             *         "archived": false,
             *         "customer_name": "",
             *         "closed": false,
             *         "waits_for_customer": false
             *       },
             *       {
             *         "id": "en-curso",
             *         "name": "En curso",
             *         "archived": false,
             *         "customer_name": "",
             *         "closed": false,
             *         "waits_for_customer": false
             *       },
             *       {
             *         "id": "esperando",
             *         "name": "Esperando respuesta",
             *         "archived": false,
             *         "customer_name": "",
             *         "closed": false,
             *         "waits_for_customer": true
             *       },
             *       {
             *         "id": "cerrado",
             *         "name": "Cerrado",
             *         "archived": false,
             *         "customer_name": "",
             *         "closed": true,
             *         "waits_for_customer": false
             *       }
             *     ]
             */
            states?: components["schemas"]["State"][];
            /**
             * Priorities
             * @default [
             *       {
             *         "id": "baja",
             *         "name": "Baja",
             *         "archived": false,
             *         "answer_hours": null,
             *         "solution_hours": null
             *       },
             *       {
             *         "id": "normal",
             *         "name": "Normal",
             *         "archived": false,
             *         "answer_hours": 9,
             *         "solution_hours": 45
             *       },
             *       {
             *         "id": "alta",
             *         "name": "Alta",
             *         "archived": false,
             *         "answer_hours": 4,
             *         "solution_hours": 18
             *       },
             *       {
             *         "id": "urgente",
             *         "name": "Urgente",
             *         "archived": false,
             *         "answer_hours": 1,
             *         "solution_hours": 9
             *       }
             *     ]
             */
            priorities?: components["schemas"]["Priority"][];
            /**
             * @default {
             *       "general": {
             *         "area_id": "",
             *         "assignee_id": "",
             *         "category_id": "",
             *         "priority_id": "",
             *         "state_id": ""
             *       },
             *       "query": {
             *         "area_id": "",
             *         "assignee_id": "",
             *         "category_id": "",
             *         "priority_id": "",
             *         "state_id": ""
             *       },
             *       "incident": {
             *         "area_id": "",
             *         "assignee_id": "",
             *         "category_id": "",
             *         "priority_id": "alta",
             *         "state_id": ""
             *       },
             *       "proof": {
             *         "area_id": "",
             *         "assignee_id": "",
             *         "category_id": "",
             *         "priority_id": "",
             *         "state_id": ""
             *       },
             *       "plan": {
             *         "area_id": "",
             *         "assignee_id": "",
             *         "category_id": "",
             *         "priority_id": "",
             *         "state_id": ""
             *       }
             *     }
             */
            defaults?: components["schemas"]["OriginDefaults"];
            /**
             * @default {
             *       "week": [
             *         [
             *           {
             *             "closes": "18:00",
             *             "opens": "09:00"
             *           }
             *         ],
             *         [
             *           {
             *             "closes": "18:00",
             *             "opens": "09:00"
             *           }
             *         ],
             *         [
             *           {
             *             "closes": "18:00",
             *             "opens": "09:00"
             *           }
             *         ],
             *         [
             *           {
             *             "closes": "18:00",
             *             "opens": "09:00"
             *           }
             *         ],
             *         [
             *           {
             *             "closes": "18:00",
             *             "opens": "09:00"
             *           }
             *         ],
             *         [],
             *         []
             *       ],
             *       "holidays": []
             *     }
             */
            hours?: components["schemas"]["Hours"];
        };
        /**
         * TicketModelIn
         * @description The model as it is to be, and the version that it was made from.
         */
        TicketModelIn: {
            model: components["schemas"]["TicketModel"];
            /** Version */
            version: number;
        };
        /**
         * TicketModelOut
         * @description The model, and its version.
         */
        TicketModelOut: {
            model: components["schemas"]["TicketModel"];
            /** Version */
            version: number;
        };
        /**
         * TicketOptions
         * @description What somebody needs to know to write a ticket.
         */
        TicketOptions: {
            /** Can Create */
            can_create: boolean;
            /** Left Today */
            left_today: number | null;
            /** Locked Until */
            locked_until: string | null;
            /** Categories */
            categories: components["schemas"]["TicketCategoryOut"][];
            /** Usual */
            usual: {
                [key: string]: components["schemas"]["UsualCategoryOut"];
            };
        };
        /**
         * TicketOut
         * @description A ticket with its history, oldest first.
         */
        TicketOut: {
            /** Ticket Id */
            ticket_id: string;
            /** Number */
            number: number;
            /** Subject */
            subject: string;
            /** Preview */
            preview: string;
            /** State */
            state: string;
            /** Open */
            open: boolean;
            /** Category */
            category: string | null;
            /** Unseen */
            unseen: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
            /** Origin */
            origin: string;
            /** Fields */
            fields: components["schemas"]["TicketFieldOut"][];
            /** Entries */
            entries: components["schemas"]["TicketEntryOut"][];
            /** Cut */
            cut: boolean;
            /** Can Reply */
            can_reply: boolean;
            /** Can Close */
            can_close: boolean;
            /** Reopen Until */
            reopen_until: string | null;
            /** Merged Into */
            merged_into: string | null;
            /** Invoice Id */
            invoice_id: string | null;
            /** Rating */
            rating: number | null;
            /** Can Rate */
            can_rate: boolean;
        };
        /**
         * TicketPage
         * @description A page of tickets, newest first.
         */
        TicketPage: {
            /** Items */
            items: components["schemas"]["TicketBrief"][];
            /** Next */
            next: string | null;
        };
        /**
         * TicketRowOut
         * @description A ticket in a list of staff's. Names of areas, states and people are in the options.
         */
        TicketRowOut: {
            /** Ticket Id */
            ticket_id: string;
            /** Customer Id */
            customer_id: string;
            /** Number */
            number: number;
            /** Subject */
            subject: string;
            /** Preview */
            preview: string;
            /** Customer Name */
            customer_name: string;
            /** Origin */
            origin: string;
            /** Area Id */
            area_id: string;
            /** Category Id */
            category_id: string;
            /** State Id */
            state_id: string;
            /** Priority Id */
            priority_id: string;
            /** Assignee Id */
            assignee_id: string;
            /** Open */
            open: boolean;
            /** Waits For */
            waits_for: string;
            /** Due At */
            due_at: string | null;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /**
             * Updated At
             * Format: date-time
             */
            updated_at: string;
        };
        /**
         * TicketRowPage
         * @description A page of a list.
         */
        TicketRowPage: {
            /** Items */
            items: components["schemas"]["TicketRowOut"][];
            /** Next */
            next: string | null;
        };
        /**
         * TicketSettings
         * @description What customers can do with tickets; how tickets are sorted is the ticket model's.
         */
        TicketSettings: {
            /**
             * Create
             * @default true
             */
            create?: boolean;
            /**
             * Open Only
             * @default false
             */
            open_only?: boolean;
            /**
             * Daily Limit
             * @default null
             */
            daily_limit?: number | null;
            /**
             * Reopen Days
             * @default 0
             */
            reopen_days?: number;
            /**
             * Choose Category
             * @default true
             */
            choose_category?: boolean;
            /**
             * Confirm Query
             * @default true
             */
            confirm_query?: boolean;
            /**
             * Confirm Incident
             * @default true
             */
            confirm_incident?: boolean;
        };
        /**
         * TicketsQuery
         * @description Which tickets.
         */
        TicketsQuery: {
            /**
             * Cursor
             * @default null
             */
            cursor?: string | null;
            /**
             * Limit
             * @default 25
             */
            limit?: number;
            /**
             * Open
             * @default null
             */
            open?: "1" | null;
            /**
             * Q
             * @default
             */
            q?: string;
        };
        /**
         * ToSignOut
         * @description What the reader needs who has to sign for the business, and whose turn it is.
         */
        ToSignOut: {
            /** Consent */
            consent: string;
            ways: components["schemas"]["StepUpWays"];
            /** Marks */
            marks: components["schemas"]["ContractMarkOut"][];
        };
        /**
         * Type
         * @description Type of a field's cells.
         * @enum {string}
         */
        Type: "text" | "number" | "day" | "yes_no" | "person_kind" | "language";
        /**
         * UnsubscribeIn
         * @description The token of a mail's way out.
         */
        UnsubscribeIn: {
            /** Token */
            token: string;
        };
        /**
         * UnsubscribedOut
         * @description What somebody is told no more by e-mail, and by what it can be undone.
         */
        UnsubscribedOut: {
            /** Kinds */
            kinds: components["schemas"]["NoticeKind"][];
            /** Subscribed */
            subscribed: boolean;
        };
        /**
         * UnsuppressIn
         * @description An address to remove from the suppression list.
         */
        UnsuppressIn: {
            /** Address */
            address: string;
        };
        /**
         * UploadIn
         * @description A picture to be handed in.
         */
        UploadIn: {
            purpose: components["schemas"]["Purpose"];
            /** Content Type */
            content_type: string;
            /** Size */
            size: number;
        };
        /**
         * UploadOut
         * @description A form to post the picture with; the file goes last, as `file`.
         */
        UploadOut: {
            /** Image Id */
            image_id: string;
            /** Url */
            url: string;
            /** Fields */
            fields: {
                [key: string]: string;
            };
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
        };
        /**
         * UsualCategoryOut
         * @description What a ticket is about, and asks for, where no category is chosen.
         */
        UsualCategoryOut: {
            /** Description */
            description: string;
            /** Fields */
            fields: components["schemas"]["CustomFieldOut"][];
        };
        /**
         * VerifiedRecord
         * @description What the record says of it. No name and no title: who has the document reads them there.
         */
        VerifiedRecord: {
            /** Found */
            found: boolean;
            /**
             * Kind
             * @default contract
             * @enum {string}
             */
            kind?: "contract" | "receipt";
            /**
             * State
             * @default
             * @enum {string}
             */
            state?: "" | "partly_signed" | "signed" | "ended";
            /**
             * Sealed At
             * @default null
             */
            sealed_at?: string | null;
            /** Signed At */
            signed_at?: string[];
            /**
             * Current
             * @default null
             */
            current?: boolean | null;
        };
        /**
         * VerifyIn
         * @description What somebody has in hand: a document's code, its hash, or both. The document itself stays with them.
         */
        VerifyIn: {
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * Sha256
             * @default
             */
            sha256?: "" | string;
        };
        /**
         * VersionDetailOut
         * @description A version whole, and what it changed.
         */
        VersionDetailOut: {
            version: components["schemas"]["VersionOut"];
            /** Settings */
            settings: {
                [key: string]: unknown;
            };
            /** Changes */
            changes: components["schemas"]["ChangeOut"][];
        };
        /**
         * VersionOut
         * @description A version, without its settings.
         */
        VersionOut: {
            /** Number */
            number: number;
            /**
             * Saved At
             * Format: date-time
             */
            saved_at: string;
            /** Saved By */
            saved_by: string;
            /** Actor Id */
            actor_id: string;
            /** Changed */
            changed: string[];
            /** Restored From */
            restored_from: number | null;
        };
        /**
         * VersionsOut
         * @description Versions, newest first.
         */
        VersionsOut: {
            /** Items */
            items: components["schemas"]["VersionOut"][];
            /** Next */
            next: number | null;
        };
        /**
         * VersionsQuery
         * @description Which page of the versions.
         */
        VersionsQuery: {
            /**
             * Before
             * @default null
             */
            before?: number | null;
        };
        /**
         * ViewOut
         * @description Where to look as the customer: to be opened within a minute, once.
         */
        ViewOut: {
            /** Url */
            url: string;
        };
        /**
         * WaysOut
         * @description How one kind reaches somebody.
         */
        WaysOut: {
            kind: components["schemas"]["NoticeKind"];
            /** Email */
            email: boolean;
            /** Sms */
            sms: boolean;
            /** Choice */
            choice: boolean;
            /** Left */
            left: boolean;
        };
        /**
         * ZipIn
         * @description Which invoices to pack.
         */
        ZipIn: {
            /** Invoice Ids */
            invoice_ids: string[];
        };
        /** @description RFC 9457 problem document. `code` is stable; translate it, not `detail`. */
        Problem: {
            /** Format: uri */
            type: string;
            title: string;
            status: number;
            code: string;
            detail: string;
            fields: {
                field: string;
                code: string;
                detail: string;
                params?: Record<string, never>;
            }[];
            request_id: string;
        };
    };
    responses: {
        /** @description Bad Request */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unauthorized */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Forbidden */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not Found */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Method Not Allowed */
        MethodNotAllowed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Conflict */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Gone */
        Gone: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request Entity Too Large */
        RequestEntityTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unsupported Media Type */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unprocessable Entity */
        UnprocessableEntity: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too Many Requests */
        TooManyRequests: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Internal Server Error */
        InternalServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Service Unavailable */
        ServiceUnavailable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    begin_staff_attachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsoleAttachmentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentUploadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    examine_staff_attachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExaminedIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_audit: {
        parameters: {
            query?: {
                actor?: string;
                act?: string;
                target?: string;
                since?: string | null;
                until?: string | null;
                limit?: number;
                cursor?: string | null;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_audit: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AuditFileIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditFileOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_checks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChecksOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_affected: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AffectedPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_contract_templates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplates"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    create_contract_template: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractTemplateIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplateOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    create_filled_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilledContractIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    preview_contract_template: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateTextIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplatePreviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_contract_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplateOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_contract_template: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                template_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractTemplateIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTemplateOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    remove_contract_template: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                template_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_console_contracts: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                state?: "" | "draft" | "sent" | "seen" | "partly_signed" | "sealing" | "signed" | "declined" | "expired" | "withdrawn";
                customer_id?: string;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractRowPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    create_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    begin_contract_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractUploadIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractUploadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_console_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    ask_countersigning_code: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractCodeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    check_countersigning_code: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
                challenge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractCodeTypedIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    correct_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_console_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractFileIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    open_console_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_console_contract_pages: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                first?: number;
            };
            header?: never;
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractPictures"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    note_console_contract_read: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractReadIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    remind_signers: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    send_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    countersign_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    withdraw_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_conversations: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                view?: "waiting" | "mine" | "all" | "adviser";
                id?: string;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    count_conversations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationCounts"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_conversation_parties: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkCustomerOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_conversation: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
                customer_id: string;
                party: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleConversationOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    send_console_message: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsoleMessageIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleMessageOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_console_message_attachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
                party: string;
                message_id: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    put_conversation_aside: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkHandledIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    mark_conversation_seen: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    make_ticket_of_message: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
                party: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageToTicketIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    search_customers: {
        parameters: {
            query?: {
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerRows"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    create_customer: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomerIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    send_accesses: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendAccessesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentAllOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    create_test_customer: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetail"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_customer: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_access: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccessChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessChangedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_adviser: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdviserIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CustomerDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    issue_password: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIssueIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordIssuedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    send_access: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendAccessIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    view_as: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                customer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ViewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_suppressed_addresses: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuppressedPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    lift_suppressed_address: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnsuppressIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_dead_letters: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeadLetterPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    redrive_dead_letters: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RedrivenOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    discard_dead_letter: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    redrive_dead_letter: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                letter_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_sender: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    choose_sender: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SenderIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    drop_sender: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SenderOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_imports: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    start_import: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportStartedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_import: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
            };
            header?: never;
            path: {
                tenant: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    cancel_import: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
            };
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    compare_import: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
            };
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_report: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
            };
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    resume_import: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
            };
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_rows: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
                outcome?: ("new" | "changed" | "unchanged" | "wrong") | null;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DifferencePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    run_import: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
            };
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    look_at_file: {
        parameters: {
            query?: {
                language?: ("es" | "en" | "pt") | null;
            };
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                import_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParseOptionsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    accept_invite: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteAcceptIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteAcceptedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_modules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntitlementsOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    request_module: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                module: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_suggestion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SuggestionOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_profile: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSessionOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    start_second_factor: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    confirm_second_factor: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    remove_second_factor: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_staff_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSessionOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    end_staff_session: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    prove_second_factor: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSessionOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    save_settings: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    measure_contrast: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContrastIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContrastOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    begin_upload: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    examine_image: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                image_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExamineIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImageOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    preview_settings: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    publish_settings: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_versions: {
        parameters: {
            query?: {
                before?: number | null;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionsOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_version: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDetailOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    restore_version: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    ask_staff_code: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffChallengeIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffChallengeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    prove_staff_code: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                challenge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffCodeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSessionOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    ask_staff_code_again: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                challenge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffResendIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffChallengeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_team: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    invite_member: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_policy: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PolicyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_member: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    invite_member_again: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reset_second_factor: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_templates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagesOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_template: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                message: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    save_template: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                message: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    restore_template: {
        parameters: {
            query?: {
                version?: string;
            };
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                message: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    preview_template: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                message: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateTrialIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePreviewOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    test_template: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                message: string;
                language: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateTrialIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateTestOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_ticket_model: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketModelOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    save_ticket_model: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketModelIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketModelOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_canned_answers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedAnswers"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    make_canned_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedAnswerIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedAnswerOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_canned_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                answer_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CannedAnswerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CannedAnswerOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    remove_canned_answer: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                answer_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_console_tickets: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                view?: "open" | "mine" | "unassigned" | "waiting" | "overdue" | "due" | "closed" | "state" | "area" | "assignee";
                id?: string;
                customer_id?: string;
                q?: string;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketRowPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    create_console_ticket: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsoleTicketIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    count_console_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketCounts"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_console_ticket_options: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOptions"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_console_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_console_ticket: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_console_ticket_attachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    close_at_console: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_invoices_for_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketInvoiceChoices"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    merge_tickets: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    add_note: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reopen_at_console: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reply_at_console: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsoleReplyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsoleTicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_access_log: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccessLogPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    begin_attachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttachmentIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentUploadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    examine_attachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_contracts: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_contract: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    ask_contract_code: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractCodeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractCodeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    check_contract_code: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
                challenge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractCodeTypedIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    decline_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeclineIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractFileIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    open_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_contract_pages: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                first?: number;
            };
            header?: never;
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractPictures"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    note_contract_read: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContractReadIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sign_contract: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                contract_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_dashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DashboardOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_invoices: {
        parameters: {
            query?: {
                state?: ("open" | "overdue" | "paid") | null;
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_invoices: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ZipIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_invoice: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                invoice_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    prove_link: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkCodeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    open_link: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_messages: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    send_message: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TalkMessageOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    mark_messages_seen: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeenIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_message_attachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                message_id: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_notices: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticePage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_news: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewsOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_preferences: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferencesOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    mark_notices_read: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    subscribe_again: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnsubscribeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsubscribedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unsubscribe: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnsubscribeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsubscribedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    unsubscribe_by_one_click: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    change_own_password: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rate_from_mail: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingByTokenIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_what_is_rated: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingTokenIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatedOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    take_bearer: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoverIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BearerOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    switch_account: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    start_view: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandoverIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    ask_code: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChallengeIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    prove_code: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                challenge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    ask_code_again: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                challenge_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChallengeOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sign_in_by_password: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordSignInOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    choose_password: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoiceIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedInOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            410: components["responses"]["Gone"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_entries: {
        parameters: {
            query?: {
                currency?: string | null;
                from?: string | null;
                to?: string | null;
                q?: string;
                cursor?: string | null;
                limit?: number;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_statement: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StatementFileIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    list_tickets: {
        parameters: {
            query?: {
                cursor?: string | null;
                limit?: number;
                open?: "1" | null;
                q?: string;
            };
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketPage"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    create_ticket: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_options: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOptions"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    show_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    download_ticket_attachment: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
                attachment_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DownloadOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    close_ticket: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rate_ticket: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RatingIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reopen_ticket: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    reply_to_ticket: {
        parameters: {
            query?: never;
            header: {
                /** @description The same caller's same request with the same key within an hour gets the same answer. */
                "Idempotency-Key"?: string;
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    mark_ticket_seen: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Empty"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Empty"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    look_up_record: {
        parameters: {
            query?: never;
            header: {
                /** @description A page of another site cannot send it; neither can a form. */
                "X-Ventanilla": "1";
            };
            path: {
                tenant: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifiedRecord"];
                };
            };
            400: components["responses"]["BadRequest"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["RequestEntityTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}

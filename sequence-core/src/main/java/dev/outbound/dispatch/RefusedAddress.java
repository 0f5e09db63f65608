package dev.outbound.dispatch;

import dev.outbound.address.AddressKey;
import dev.outbound.address.AddressKind;
import dev.outbound.contact.ContactId;
import dev.outbound.optout.OptOut;
import dev.outbound.setup.Setup;
import dev.outbound.suppression.Suppression;
import dev.outbound.workspace.Actor;
import dev.outbound.workspace.Scope;
import dev.outbound.workspace.WorkspaceId;
import java.util.Optional;

/** What a refusal says about the address: who opted out at the provider has opted out here, and a dead address stays dead. */
final class RefusedAddress {

    private RefusedAddress() {}

    /** The address must not be written to again, if the outcome says so. Not to be called inside a transaction. */
    static Optional<OptOut> of(Setup setup, WorkspaceId workspace, Begun begun, SendOutcome outcome) {
        if (!(outcome instanceof SendOutcome.Rejected rejected)) {
            return Optional.empty();
        }
        AddressKey address = begun.attempt().to();
        return switch (rejected.kind()) {
            case OPTED_OUT ->
                Optional.of(optOut(
                        setup,
                        workspace,
                        address,
                        Suppression.Source.SMS_STOP,
                        Optional.of(begun.attempt().contact())));
            case INVALID_ADDRESS ->
                address.kind() == AddressKind.EMAIL && setup.policy().replies().suppressHardBounces()
                        ? Optional.of(
                                optOut(setup, workspace, address, Suppression.Source.HARD_BOUNCE, Optional.empty()))
                        : Optional.empty();
            case OTHER -> Optional.empty();
        };
    }

    private static OptOut optOut(
            Setup setup,
            WorkspaceId workspace,
            AddressKey address,
            Suppression.Source source,
            Optional<ContactId> contact) {
        return new OptOut(setup, new Scope(workspace, Actor.PROVIDER), address, source, "", contact);
    }
}

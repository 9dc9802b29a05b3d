// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.foyer.internal.document.ContractDocument;
import dev.foyer.internal.model.settings.ContractForm;
import org.jspecify.annotations.Nullable;

/** Holds the contract of an application that has started, written in the forms that are served. */
final class ServedContract {

    private final Supplier<ContractDocument> source;
    private final Set<ContractForm> served;
    private final Map<ContractForm, Content> written = new EnumMap<>(ContractForm.class);

    ServedContract(Supplier<ContractDocument> source, Set<ContractForm> served) {
        this.source = source;
        this.served = served;
    }

    synchronized @Nullable Content in(ContractForm form) {
        if (!served.contains(form)) {
            return null;
        }
        return written.computeIfAbsent(form, this::write);
    }

    private Content write(ContractForm form) {
        ContractDocument document = source.get();
        String text = form == ContractForm.ASYNCAPI ? document.asyncApi() : document.typeScript();
        return new Content(text.getBytes(StandardCharsets.UTF_8), form.mediaType());
    }
}

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.foyer.internal.document.ContractDocument;
import dev.foyer.internal.model.settings.ContractForm;
import org.jspecify.annotations.Nullable;

/** Serves the contract of the application's endpoints in the configured forms. Writes it on the first request. */
final class ContractServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private transient volatile @Nullable Contract contract;

    /** Holds the data known once the application has started. */
    private static final class Contract {

        private final Supplier<ContractDocument> source;
        private final Set<ContractForm> served;
        private final Map<ContractForm, Content> written = new EnumMap<>(ContractForm.class);

        Contract(Supplier<ContractDocument> source, Set<ContractForm> served) {
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

    void open(Supplier<ContractDocument> source, Set<ContractForm> served) {
        contract = new Contract(source, served);
    }

    void close() {
        contract = null;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Contract opened = contract;
        for (ContractForm form : ContractForm.values()) {
            Content content = opened == null || !form.path().equals(request.getServletPath()) ? null : opened.in(form);
            if (content != null) {
                content.answer(request, response);
                return;
            }
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
}

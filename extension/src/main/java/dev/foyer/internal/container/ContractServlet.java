// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.io.IOException;
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

    private transient volatile @Nullable ServedContract contract;

    void open(Supplier<ContractDocument> source, Set<ContractForm> served) {
        contract = new ServedContract(source, served);
    }

    void close() {
        contract = null;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ServedContract opened = contract;
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

// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** In a deployed application: tells its {@link Journal}, a line an entry. */
@WebServlet("/journal")
public class JournalServlet extends TextServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Journal journal;

    @Override
    protected Object text(HttpServletRequest request) {
        return String.join("\n", journal.entries());
    }
}

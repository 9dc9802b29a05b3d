// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

/** In a deployed application: waits at and opens its {@link Gates}. */
@WebServlet("/gates")
public class GatesServlet extends TextServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Gates gates;

    @Override
    protected Object text(HttpServletRequest request) throws InterruptedException {
        String opened = request.getParameter("open");
        if (opened != null) {
            gates.open(opened);
            return "";
        }
        return gates.isReached(request.getParameter("await"));
    }
}

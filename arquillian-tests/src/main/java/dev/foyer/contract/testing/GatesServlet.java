// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** In a deployed application: waits at and opens its {@link Gates}. */
@WebServlet("/gates")
public class GatesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Gates gates;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String opened = request.getParameter("open");
        if (opened != null) {
            gates.open(opened);
            return;
        }
        try {
            response.getWriter().print(gates.isReached(request.getParameter("await")));
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}

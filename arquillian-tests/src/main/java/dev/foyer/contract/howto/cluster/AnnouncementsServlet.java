// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.cluster;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets the test announce something. */
@WebServlet("/announcements")
public class AnnouncementsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private Announcements announcements;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        announcements.announce(request.getParameter("text"));
    }
}

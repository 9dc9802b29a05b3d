// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.browser;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;

/** An application of one page: all that is no file is its page, and a servlet has all paths. */
@ServerEndpoint("/echo")
public class FrontController {

    @OnEvent("echo")
    int echo(int number) {
        return number;
    }

    /** Has all paths. */
    @WebServlet("/*")
    public static class Everything extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/plain");
            response.getWriter().print("the application's");
        }
    }

    /** Sends whoever asks for what looks like no file to the page. */
    @WebFilter("/*")
    public static class Fallback extends HttpFilter {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (request.getServletPath().contains(".") || request.getHeader("Upgrade") != null) {
                chain.doFilter(request, response);
            } else {
                request.getRequestDispatcher("/index.html").forward(request, response);
            }
        }
    }
}

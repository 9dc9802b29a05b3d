// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

@WebFilter(urlPatterns = "/club", asyncSupported = true)
public class BearerFilter implements Filter {

    private static final String TOKEN = "foyer.bearer.";

    @Inject
    private Accounts accounts;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var handshake = (HttpServletRequest) request;
        Optional<Account> account = token(handshake).flatMap(accounts::find);
        chain.doFilter(account.isPresent() ? new Known(handshake, account.get()) : handshake, response);
    }

    private static Optional<String> token(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-WebSocket-Protocol")).stream()
                .flatMap(offers -> Stream.of(offers.split(",")))
                .map(String::strip)
                .filter(offer -> offer.startsWith(TOKEN))
                .findFirst()
                .map(offer -> offer.substring(TOKEN.length()))
                .flatMap(BearerFilter::decode);
    }

    private static Optional<String> decode(String encoded) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) { // Foyer refuses it
            return Optional.empty();
        }
    }

    private static class Known extends HttpServletRequestWrapper {

        private final Account account;

        Known(HttpServletRequest request, Account account) {
            super(request);
            this.account = account;
        }

        @Override
        public Principal getUserPrincipal() {
            return account::id;
        }

        @Override
        public boolean isUserInRole(String role) {
            return role.equals("member");
        }
    }
}

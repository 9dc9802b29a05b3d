// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import java.security.Principal;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean that asks who calls. */
@Stateless
public class Desk {

    @Resource
    private SessionContext context;

    /** For members. */
    @RolesAllowed("member")
    public String forMembers() {
        return "welcome";
    }

    /** Who calls. */
    @PermitAll
    public String caller() {
        Principal caller = context.getCallerPrincipal();
        return caller == null ? "nobody" : caller.getName();
    }

    /** What somebody calls the desk for. */
    @FunctionalInterface
    interface Request {
        String ask();
    }

    /** What it answers, or that it does not. */
    static String answer(Request request) {
        try {
            return request.ask();
        } catch (EJBAccessException barred) {
            return "barred";
        } catch (RuntimeException failure) {
            return failure.toString();
        }
    }
}

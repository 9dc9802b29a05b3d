// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import java.util.TreeMap;
import javax.naming.InitialContext;
import javax.naming.NamingException;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Validator;

import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Journal;

/** What a thread has of the application. */
@ApplicationScoped
public class Look {

    @Inject
    private Validator validator;

    @Inject
    private Journal journal;

    /** Notes it. */
    public void around(String kind) {
        journal.note(kind + ": " + told());
    }

    /** Tells it. */
    public String told() {
        var all = new TreeMap<String, Object>();
        all.put("loader", isPossible(Look::load));
        all.put("cdi", isPossible(() -> CDI.current().getBeanManager().createInstance()));
        all.put("validator", isPossible(() -> validator.validate(new Said("x"))));
        all.put("naming", isPossible(Look::lookUp));
        return all.toString();
    }

    private static boolean isPossible(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException failure) {
            return false;
        }
    }

    private static void load() {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            if (Class.forName(Look.class.getName(), false, loader) != Look.class) {
                throw new IllegalStateException("It is another application's.");
            }
        } catch (ClassNotFoundException none) {
            throw new IllegalStateException(none);
        }
    }

    @SuppressWarnings("BanJNDI") // a fixed name
    private static void lookUp() {
        try {
            var unused = new InitialContext().lookup("java:comp/BeanManager");
        } catch (NamingException none) {
            throw new IllegalStateException(none);
        }
    }

    /** A constraint of the application's. */
    @Constraint(validatedBy = KnownWord.class)
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    public @interface Known {
        /** The message. */
        String message() default "must be known";

        /** None. */
        Class<?>[] groups() default {};

        /** None. */
        Class<? extends Payload>[] payload() default {};
    }

    public static class KnownWord implements ConstraintValidator<Known, String> {
        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return !value.equals("unknown");
        }
    }

    @ServerEvent("said")
    public record Said(@Known String text) {}
}

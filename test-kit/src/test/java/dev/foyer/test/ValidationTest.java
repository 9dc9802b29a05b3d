// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.OnEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule K1: Bean Validation belongs to the application, as on a server. */
@FoyerTest({ValidationTest.Shop.class, ValidationTest.Stock.class})
class ValidationTest {

    /** What a constraint asks. */
    @ApplicationScoped
    public static class Stock {
        boolean has(String item) {
            return item.equals("lamp");
        }
    }

    @Constraint(validatedBy = InStockValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface InStock {
        String message() default "is sold out";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Has a bean injected. */
    public static class InStockValidator implements ConstraintValidator<InStock, String> {
        @Inject
        Stock stock;

        @Override
        public boolean isValid(String item, ConstraintValidatorContext context) {
            return stock.has(item);
        }
    }

    @ClientEvent("order")
    public record Order(@InStock String item) {}

    /** Not a payload: checked by the endpoint itself. */
    public record Address(@NotBlank String street) {}

    @ServerEndpoint("/shop")
    public static class Shop {
        @Inject
        Validator validator;

        @OnEvent
        public String order(Order order) {
            return order.item();
        }

        @OnEvent("deliver")
        public int deliver(String street) {
            return validator.validate(new Address(street)).size();
        }
    }

    @Test
    void constraint_asksABean(Foyer foyer) {
        Peer peer = foyer.connect("/shop");

        assertThat(peer.call(new Order("lamp")).as(String.class)).isEqualTo("lamp");
        assertThat(peer.refused(new Order("sofa")).violatedPaths()).containsExactly("item");
    }

    @Test
    void validator_isInjected(Foyer foyer) {
        Peer peer = foyer.connect("/shop");

        assertThat(Set.of(" ", "Main Street"))
                .allSatisfy(street ->
                        assertThat(peer.call("deliver", street).as(int.class)).isEqualTo(street.isBlank() ? 1 : 0));
    }
}

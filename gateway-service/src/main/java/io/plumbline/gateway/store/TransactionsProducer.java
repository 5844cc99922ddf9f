package io.plumbline.gateway.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.plumbline.database.Transactions;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.hibernate.reactive.mutiny.Mutiny;

/** The transactions of this service, for whoever asks for them. */
class TransactionsProducer {

    @Produces
    @Singleton
    Transactions transactions(Mutiny.SessionFactory sessions, Vertx vertx, MeterRegistry meters) {
        return new Transactions(sessions, vertx, meters);
    }
}

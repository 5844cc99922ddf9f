/** The load that an endpoint gets, decided in plain Java with a clock that tests advance by hand. */
package io.plumbline.chat.limits;

/** On what terms a model is watched: how it is asked, how often, at what price, and when its rates are too high. */
package io.plumbline.gateway.models.terms;

use std::future::Future;
use std::pin::Pin;
async fn nop() {}
fn f44<T>(t: T) -> Pin<Box<dyn Future<Output = T>>> {
    Box::pin(async move { t }) //~ ERROR[E0310] the parameter type `T` may not live long enough
}
fn f45<'a, T: 'a>(t: T) -> Pin<Box<dyn Future<Output = T> + 'a>> {
    Box::pin(async move { t })
}
async fn f42<T>(t: T) -> T {
    nop().await;
    t
}
async fn f43<'a, T>(t: &'a T) -> &'a T {
    nop().await;
    t
}

// To know whether a type has the trait, a larger one has to be asked, without end.
trait Endless {}
struct Larger<T>(T);
impl<T> Endless for T where Larger<T>: Endless {}

trait Fine {}
impl<T> Fine for Larger<T> where T: Fine {}
impl<T> Fine for Vec<T> where Option<T>: Fine {}
impl<T> Fine for Option<T> {}
struct Node<T>(Option<Box<Node<T>>>, T);
impl<T: Clone> Clone for Node<T>
where
    Vec<T>: Clone,
{
    fn clone(&self) -> Self {
        Node(self.0.clone(), self.1.clone())
    }
}

fn main() {}

export default function Home() {
  return <h1>Nothing has been shared yet</h1>
}
